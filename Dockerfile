FROM python:3.11-slim-bookworm

# OCR in Vietnamese for scans, antiword for Word 97-2003, bsdtar for RAR; numpy
# and onnxruntime, which production.txt pins, read handwriting
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        antiword libarchive-tools tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements/production.txt requirements/models.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/production.txt \
    && pip install --no-cache-dir --no-deps --require-hashes -r requirements/models.txt
COPY LICENSE README.md pyproject.toml ./
COPY schemas schemas
COPY ingest ingest
COPY service service
COPY cli cli
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

RUN useradd --system --create-home vankho && install -d -o vankho /archive
USER vankho
ENV VANKHO_HOME=/archive
VOLUME /archive
EXPOSE 8000
CMD ["vankho", "serve", "--host", "0.0.0.0"]
