package org.radiomate.io.dicom;

/** Value representations (PS3.5 section 6.2), as far as reading and writing must tell them apart. */
public enum Vr {

	AE(Form.TEXT), AS(Form.TEXT), AT(Form.UNSIGNED_16), CS(Form.TEXT), DA(Form.TEXT), DS(Form.TEXT), DT(Form.TEXT),
	FD(Form.FLOAT_64), FL(Form.FLOAT_32), IS(Form.TEXT), LO(Form.TEXT), LT(Form.TEXT), OB(Form.LONG_BYTES),
	OD(Form.LONG_BYTES), OF(Form.LONG_BYTES), OL(Form.LONG_BYTES), OV(Form.LONG_BYTES), OW(Form.LONG_BYTES),
	PN(Form.TEXT), SH(Form.TEXT), SL(Form.SIGNED_32), SQ(Form.SEQUENCE), SS(Form.SIGNED_16), ST(Form.TEXT),
	SV(Form.LONG_BYTES), TM(Form.TEXT), UC(Form.LONG_TEXT), UI(Form.TEXT), UL(Form.UNSIGNED_32), UN(Form.LONG_BYTES),
	UR(Form.LONG_TEXT), US(Form.UNSIGNED_16), UT(Form.LONG_TEXT), UV(Form.LONG_BYTES);

	/** How the value is laid out. */
	enum Form {
		TEXT, LONG_TEXT, LONG_BYTES, SEQUENCE, UNSIGNED_16, SIGNED_16, UNSIGNED_32, SIGNED_32, FLOAT_32, FLOAT_64
	}

	private final Form form;

	Vr(final Form form) {
		this.form = form;
	}

	Form form() {
		return form;
	}

	/** The bytes of a number, whose order the file decides; 1 where there is none. */
	int unitBytes() {
		return switch (this) {
			case OW -> 2;
			case OF, OL -> 4;
			case OD, OV, SV, UV -> 8;
			default -> switch (form) {
				case UNSIGNED_16, SIGNED_16 -> 2;
				case UNSIGNED_32, SIGNED_32, FLOAT_32 -> 4;
				case FLOAT_64 -> 8;
				default -> 1;
			};
		};
	}

	/** Whether the value is text. */
	boolean isText() {
		return form == Form.TEXT || form == Form.LONG_TEXT;
	}

	/** Whether an explicit element has two reserved bytes and a length of four (PS3.5 section 7.1.2). */
	boolean hasLongLength() {
		return form == Form.LONG_TEXT || form == Form.LONG_BYTES || form == Form.SEQUENCE;
	}

	/** The representation of two letters; null if there is none. */
	static Vr of(final int first, final int second) {
		for (final Vr vr : values()) {
			if (vr.name().charAt(0) == first && vr.name().charAt(1) == second) return vr;
		}
		return null;
	}
}
