package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What series are asked for. There is no search by the patient's name: addresses are written to servers' logs.
 *
 * @param patientId the patient's identifier, * and ? standing for any text and any character; empty for all
 * @param accession the accession number; empty for all
 * @param studyDate a day as 20260131, or days as 20260101-20260131, either end of which may be left out; empty for all
 * @param modality such as CT; empty for all
 */
public record SeriesQuery(String patientId, String accession, String studyDate, String modality) {

	private static final Pattern DAYS = Pattern.compile("(\\d{8})?(-)?(\\d{8})?");
	private static final String PLAIN = "!$'()*,;:@/?";

	/**
	 * @throws ProblemException if neither patient, accession number nor date is given, or one is not of its form
	 */
	public SeriesQuery {
		patientId = plain(patientId, "patientid");
		accession = plain(accession, "accession");
		studyDate = days(plain(studyDate, "studydate"));
		modality = plain(modality, "modality").toUpperCase(Locale.ROOT);
		if (patientId.replaceAll("[*?]", "").isEmpty() && accession.replaceAll("[*?]", "").isEmpty() && studyDate.isEmpty())
			throw new ProblemException("The search would list the whole archive. Give 'patientid', 'accession' or 'studydate'.");
	}

	/** A backslash would separate several values. */
	private static String plain(final String text, final String parameter) {
		final String plain = text.strip();
		if (plain.length() > 64 || plain.indexOf('\\') >= 0 || plain.chars().anyMatch(Character::isISOControl))
			throw new ProblemException("'" + parameter + "' is longer than 64 characters or holds a backslash or control " +
				"character. Correct it.");
		return plain;
	}

	private static String days(final String text) {
		final Matcher days = DAYS.matcher(text);
		if (text.isEmpty()) return text;
		if (!days.matches() || days.group(1) == null && days.group(3) == null || days.group(1) != null && days.group(
			3) != null && days.group(2) == null) throw wrongDays(text);
		final LocalDate first = day(days.group(1), text), last = day(days.group(3), text);
		if (first != null && last != null && last.isBefore(first)) throw wrongDays(text);
		return text;
	}

	private static LocalDate day(final String digits, final String text) {
		try {
			return digits == null ? null : LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
		}
		catch (final DateTimeException e) {
			throw wrongDays(text);
		}
	}

	private static ProblemException wrongDays(final String text) {
		return new ProblemException("'studydate' is '" + text +
			"', neither a day such as 20260131 nor days in order such as 20260101-20260131. Correct it.");
	}

	/** The search for studies, encoded (PS3.18 section 10.6). */
	String studies() {
		return parameter("PatientID", patientId) + parameter("AccessionNumber", accession) + parameter("StudyDate", studyDate) +
			parameter("ModalitiesInStudy", modality) + parameter("includefield", "00081030");
	}

	/** The search for series of one study, encoded. */
	String series() {
		return parameter("Modality", modality) + parameter("includefield", "0008103E") + parameter("includefield", "00201209");
	}

	/** Whether an answer is what was asked for: some servers leave out what they do not understand. */
	boolean matches(final FoundSeries found) {
		return (modality.isEmpty() || found.modality().isEmpty() || found.modality().equalsIgnoreCase(modality)) && sameText(
			patientId, found.patientId()) && sameText(accession, found.accession());
	}

	private static boolean sameText(final String wanted, final String found) {
		return wanted.isEmpty() || found.isEmpty() || wanted.contains("*") || wanted.contains("?") || wanted.equalsIgnoreCase(
			found);
	}

	private static String parameter(final String name, final String value) {
		return value.isEmpty() ? "" : "&" + name + "=" + value.codePoints().mapToObj(Character::toString).map(
			SeriesQuery::encoded).collect(Collectors.joining());
	}

	/**
	 * Only what must be encoded is (RFC 3986, section 3.4): Orthanc's plugin (1.7) compares the text as it is sent, so that an
	 * encoded * or / would find nothing there.
	 */
	private static String encoded(final String character) {
		return PLAIN.contains(character) ? character : URLEncoder.encode(character, StandardCharsets.UTF_8).replace("+", "%20");
	}
}
