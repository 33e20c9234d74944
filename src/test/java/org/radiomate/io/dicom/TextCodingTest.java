package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Texts in the character sets of the standard, with and without escape sequences. */
class TextCodingTest {

	/** Examples of PS3.5 annexes H to K, and words in the other sets. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"\\ISO 2022 IR 87|59616D6164615E5461726F753D1B24423B3345441B28425E1B244242404F3A1B2842|Yamada^Tarou=山田^太郎",
		"ISO 2022 IR 13\\ISO 2022 IR 87|D4CFC0DE5EC0DBB33D1B24423B3345441B284A5E1B244242404F3A1B284A|ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎",
		"\\ISO 2022 IR 149|486F6E675E47696C646F6E673D1B242943FBF35E1B242943D1CED4D7|Hong^Gildong=洪^吉洞",
		"\\ISO 2022 IR 58|5A68616E673D1B242941D5C55E1B242941B6ABB6AB|Zhang=张^东东", "\\ISO 2022 IR 149|C1BEBEE7|종양",
		"ISO 2022 IR 6\\ISO 2022 IR 126|1B2D46FCE3EAEFF2|όγκος", "ISO 2022 IR 6\\ISO 2022 IR 144|1B2D4CBEDFE3E5DEDBEC|Опухоль",
		"\\ISO 2022 IR 127|1B2D47E8D1E5|ورم", "\\ISO 2022 IR 138|1B2D48E2E5EC|גול", "\\ISO 2022 IR 148|1B2D4DFE|ş",
		"\\ISO 2022 IR 166|1B2D54B9E0CDA7|นเอง", "ISO 2022 IR 100\\ISO 2022 IR 101|FC201B2D42B1|ü ą", "\\ISO 2022 IR 159|1B242844302B|丮",
		"ISO_IR 100|DC62|Üb", "ISO_IR 192|C39C62|Üb", "GB18030|D6D7C1F6|肿瘤", "|DC62|Üb" })
	void textsOfTheStandard(final String names, final String hex, final String text) {
		assertEquals(text, TextCoding.of(names == null ? "" : names).decode(HexFormat.of().parseHex(hex)));
	}

	/** A line end or a backslash begins anew with the first set; a backslash within a kanji does not. */
	@Test
	void delimitersSwitchBack() {
		final TextCoding coding = TextCoding.of("ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 87");
		assertEquals("γ\\ä\rä", coding.decode(HexFormat.of().parseHex("1B2D46E35CE40DE4")));
		final byte[] euc = "充".getBytes(Charset.forName("EUC-JP"));
		assertEquals("充\\b", coding.decode(HexFormat.of().parseHex("1B2442" + HexFormat.of().formatHex(new byte[] { (byte) (euc[0] &
			0x7f), (byte) (euc[1] & 0x7f) }) + "1B28425C62")));
	}

	@Test
	void whatNobodyKnowsStaysInTheText() {
		assertEquals("a\u001b!b", TextCoding.of("").decode("a\u001b!b".getBytes(StandardCharsets.US_ASCII)));
		assertEquals("\u001b", TextCoding.of("\\ISO 2022 IR 87").decode(new byte[] { 0x1B }));
		assertEquals("", TextCoding.of("\\ISO 2022 IR 87").decode(HexFormat.of().parseHex("1B244230")));
	}

	@Test
	void anElementIsReadByTheSetOfItsFile() {
		final TreeMap<Integer, DicomElement> elements = new TreeMap<>();
		for (final Object[] one : new Object[][] { { DicomTag.SPECIFIC_CHARACTER_SET, "\\ISO 2022 IR 149".getBytes(
			StandardCharsets.US_ASCII) }, { DicomTag.ROI_NAME, HexFormat.of().parseHex("1B242943C1BEBEE7205C2041") } }) {
			final DicomTag tag = (DicomTag) one[0];
			elements.put(tag.number(), DicomElement.of(tag.number(), tag.vr(), ByteOrder.LITTLE_ENDIAN, (byte[]) one[1]));
		}
		assertEquals(List.of("종양", "A"), new DicomObject("test.dcm", elements, TextCoding.LATIN_1).texts(DicomTag.ROI_NAME));
	}
}
