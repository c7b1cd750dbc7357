"""What a document says of itself: letterhead, title, closing (NĐ 30/2020, Điều 8)."""
