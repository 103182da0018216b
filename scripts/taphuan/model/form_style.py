"""How the documents of forms are set: the measures of `docs/data/the-thuc.yml`."""

from pydantic import BaseModel, ConfigDict, Field


class FormStyle(BaseModel):
    """Sizes in points, lengths of the page in millimetres. Aliases are the keys officials edit.

    Margins, font and text size rest on agreeing sources; what sources give differently stands
    in the second half of the file, each with its default.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    top: int = Field(default=20, ge=10, le=50, alias="le_tren")
    bottom: int = Field(default=20, ge=10, le=50, alias="le_duoi")
    left: int = Field(default=30, ge=10, le=50, alias="le_trai")
    right: int = Field(default=15, ge=10, le=50, alias="le_phai")
    font: str = Field(default="Times New Roman", min_length=1, alias="phong_chu")
    text_size: float = Field(default=14, ge=10, le=20, alias="co_loi_van")
    indent: int = Field(default=10, ge=0, le=30, alias="lui_dau_dong")

    line_spacing: float = Field(default=18, ge=12, le=30, alias="dan_dong")
    paragraph_spacing: float = Field(default=6, ge=0, le=24, alias="cach_doan")
    party_size: float = Field(default=14, ge=10, le=20, alias="co_dong_dang")
    """`ĐẢNG CỘNG SẢN VIỆT NAM`."""
    unit_size: float = Field(default=13, ge=10, le=20, alias="co_ten_to_chuc")
    document_size: float = Field(default=14, ge=10, le=20, alias="co_ten_loai")
    """The kind of document and its summary."""
    recipients_size: float = Field(default=12, ge=8, le=20, alias="co_noi_nhan")
    recipient_size: float = Field(default=12, ge=8, le=20, alias="co_dong_noi_nhan")
    page_number_size: float = Field(default=13, ge=8, le=20, alias="co_so_trang")
    table_size: float = Field(default=13, ge=8, le=20, alias="co_chu_bang")
    has_bold_office: bool = Field(default=False, alias="chuc_vu_dam")
    """Whether the signer's office is set in bold."""
    rule: str = Field(default="-----", alias="gach_duoi_trich_yeu")
    """What stands under the summary."""
    behalf: str = Field(default="T/M CHI BỘ", min_length=1, alias="thay_mat")
    superior: str = Field(default="ĐẢNG ỦY XÃ", alias="cap_tren")
    """What a blank form shows before the dots of the superior's name."""
    unit: str = Field(default="CHI BỘ", alias="chi_bo")
    last_recipient: str = Field(default="Lưu Chi bộ.", alias="dong_luu")
