"""What a document says about itself: letterhead, title, closing (NĐ 30, Điều 8)."""
