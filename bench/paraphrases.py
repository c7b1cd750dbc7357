"""Questions in words that are not those of the document, written by hand.

By the number of the document that is meant: all are in ``../shared/corpus``. Who wrote
them had seen the subjects, and not what is found.
"""

QUESTIONS = {
    "117/2025/QH15": "giữ kín thông tin tuyệt mật của quốc gia",
    "03/2026/TT-BGDVĐT": "thầy cô giáo phải cư xử thế nào",
    "110/2025/TT-BTC": "lệ phí xin mở quán hát",
    "59/2025/TT-BKHCN": "xử lý khi rò rỉ phóng xạ",
    "374/2025/NĐ-CP": "tiền trợ cấp cho người mất việc",
    "03/2026/NĐ-CP": "lập hội quyên góp giúp người nghèo",
    "758/2024/QĐ-CTN": "tha tù trước hạn cho phạm nhân",
    "92/2025/TT-BNNMT": "ngưỡng khói xả của xe hai bánh",
    "339/2025/NĐ-CP": "tiền cơm ở trường cho trẻ em",
    "120/2025/QH15": "ngăn chặn nghiện hút chất cấm",
    "01/2026/TT-BGDĐT": "ai được nhận thầy cô vào làm",
    "356/2025/NĐ-CP": "giữ an toàn thông tin riêng tư của người dân",
    "1284/VBHN-BVHTTDL": "cấm vận động viên dùng chất kích thích",
    "58/2024/TT-BGTVT": "chỗ nghỉ chân cho lái xe trên cao tốc",
    "82/2025/TT-NHNN": "ngân hàng được giữ bao nhiêu vàng",
    "336/2025/NĐ-CP": "mức phạt vi phạm về cầu đường",
    "48/2025/QĐ-TTg": "người dân gửi góp ý lên mạng cho cơ quan nhà nước",
    "34/2025/QĐ-TTg": "giúp lao động đi xuất khẩu sang xứ khác",
    "146/2025/TT-BTC": "học bổng cho sinh viên đi học ở xứ người",
    "42/2025/TT-BNNMT": "xử lý rác bệnh viện có mầm bệnh",
    "60/2025/NĐ-CP": "giúp đỡ học trò miền núi",
    "113/2025/TT-BTC": "chứng từ nộp tiền cho hàng qua cửa khẩu",
    "360/2025/NĐ-CP": "thuế rượu bia thuốc lá",
    "254/2025/NĐ-CP": "thanh lý sổ sách công trình dùng tiền nhà nước",
    "51/2025/TT-BYT": "tiêu chuẩn chất lượng của thuốc hút",
    "29/2025/QĐ-TTg": "cho sinh viên vay tiền đi học",
    "349/2025/NĐ-CP": "đãi ngộ cho tuyển thủ khi tập trung",
    "88/2025/TT-BNNMT": "giữ gìn tôm cá ngoài tự nhiên",
    "66.15/2026/NQ-CP": "gỡ vướng để xây nhà giá rẻ cho người thu nhập thấp",
    "274/2025/NĐ-CP": "công ty không nộp tiền bảo hiểm cho nhân viên",
}
