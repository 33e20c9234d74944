package org.radiomate.io.dicomweb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.radiomate.io.dicom.DicomTag;
import org.radiomate.io.dicom.DicomUid;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One data set of a search's answer in the DICOM JSON model (PS3.18 annex F).
 *
 * @param attributes by tag, such as {@code "0020000D": {"vr": "UI", "Value": ["1.2.3"]}}
 * @param server who answered, for messages
 */
record DicomJson(JsonNode attributes, String server) {

	private static final int DEEPEST = 32, LONGEST_STRING = 1 << 16, LONGEST_NUMBER = 64, LONGEST_SHOWN = 256;

	private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
		StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST_STRING).maxNumberLength(
			LONGEST_NUMBER).build()).build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

	/**
	 * The data sets of an answer.
	 *
	 * @throws ProblemException if it is no JSON array of objects, or nested deeper than any search's answer
	 */
	static List<DicomJson> list(final byte[] bytes, final String server) {
		final JsonNode array;
		try {
			array = MAPPER.readTree(bytes);
		}
		catch (final IOException e) {
			throw notDicomWeb(server);
		}
		if (!array.isArray()) throw notDicomWeb(server);
		final List<DicomJson> list = new ArrayList<>(array.size());
		for (final JsonNode one : array) {
			if (!one.isObject()) throw notDicomWeb(server);
			list.add(new DicomJson(one, server));
		}
		return list;
	}

	/** The parser's own words are left out: they quote what the server wrote. */
	static ProblemException notDicomWeb(final String server) {
		return new ProblemException(server + " does not answer as a DICOMweb service. Check 'server', which often ends in " +
			"/dicom-web; a login page in between must be passed by 'credentials'.");
	}

	/** The first value as text on one line; empty if there is none. */
	String text(final DicomTag tag) {
		final String text = attributes.path(String.format("%08X", tag.number())).path("Value").path(0).asText("").replaceAll(
			"\\p{Cntrl}", " ").strip();
		return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN);
	}

	/** The first value as a whole number; -1 if there is none. */
	int count(final DicomTag tag) {
		final String text = text(tag);
		return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
	}

	/**
	 * An identifier, which becomes part of addresses and file names.
	 *
	 * @throws ProblemException if it is missing or not digits and dots
	 */
	String uid(final DicomTag tag) {
		final String uid = text(tag);
		if (!DicomUid.isValid(uid)) throw new ProblemException(server + " names an object whose " + tag.describe() +
			" is missing or not digits and dots. Ask the archive's administrator about it.");
		return uid;
	}
}
