package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes the identity out of CT images, structure sets and segmentations after the basic profile of PS3.15 annex E. Stricter
 * than the profile: only the elements listed in {@link KeptElements} stay, all others go, private ones with them. Patient's name
 * and identifier become a new one; dates, times, institution, people, accession number and free text go; identifiers of
 * studies, series, instances and frames of reference are replaced by hashes, so that references still hold. The series description
 * and the names of structures stay. Pixels stay as they are, compressed ones to the byte.
 *
 * @param salt a secret, the same for all files of a study; without it the new identifiers cannot be traced to the old
 */
public record Deidentification(String salt) {

	static final String METHOD = "Radiomate: PS3.15 basic profile, only listed elements kept";
	private static final String STANDARD_ROOT = "1.2.840.10008.";
	private static final String NO_DATE = "19000101", NO_TIME = "000000";
	private static final int SHORTEST_NAME = 2;

	/**
	 * The file without identity.
	 *
	 * @param newId the patient's new name and identifier
	 * @throws ProblemException if the pixels bear writing (Burned In Annotation), or a text that stays holds the patient's name or
	 *           identifier
	 */
	public DicomFile remove(final DicomFile original, final String newId) {
		final DicomObject data = original.data();
		if (data.text(DicomTag.BURNED_IN_ANNOTATION).equals("YES")) throw new ProblemException(data.source() +
			" says that writing is burned into its pixels (Burned In Annotation), which may name the patient. Leave it out.");
		final Set<String> secrets = secrets(data);
		final SortedMap<Integer, DicomElement> kept = kept(data, secrets);
		placeholders(data.text(DicomTag.MODALITY)).text(DicomTag.PATIENT_NAME, newId).text(DicomTag.PATIENT_ID, newId).text(
			DicomTag.IDENTITY_REMOVED, "YES").text(DicomTag.DEIDENTIFICATION_METHOD, METHOD).empties(
				KeptElements.EMPTIED).build().elements().forEach(element -> kept.put(element.tag(), element));
		return new DicomFile(original.syntax(), new DicomObject(data.source(), kept, data.coding()));
	}

	/** What a structure set or segmentation must have, saying nothing (PS3.15 annex E, codes Z and D). */
	private static DicomBuilder placeholders(final String modality) {
		return switch (modality) {
			case "RTSTRUCT" -> DicomBuilder.empty().text(DicomTag.STRUCTURE_SET_LABEL, "Contours").empties(
				DicomTag.STRUCTURE_SET_DATE, DicomTag.STRUCTURE_SET_TIME, DicomTag.OPERATORS_NAME);
			case "SEG" -> DicomBuilder.empty().text(DicomTag.CONTENT_DATE, NO_DATE).text(DicomTag.CONTENT_TIME, NO_TIME).text(
				DicomTag.DEVICE_SERIAL_NUMBER, "0").text(DicomTag.SOFTWARE_VERSIONS, "0").empties(DicomTag.CONTENT_DESCRIPTION,
					DicomTag.CONTENT_CREATOR_NAME);
			default -> DicomBuilder.empty();
		};
	}

	/** The new identifier for an old one: the same for the same, in every file. */
	public String uid(final String old) {
		return old.isEmpty() || old.startsWith(STANDARD_ROOT) ? old : DicomUid.of(salt + " " + old);
	}

	/** Words that must not be left: the parts of the name, and the identifiers; a number of two digits tells nobody. */
	private static Set<String> secrets(final DicomObject data) {
		final Set<String> secrets = Arrays.stream(words(data.text(DicomTag.PATIENT_NAME))).filter(word -> word
			.length() >= SHORTEST_NAME).collect(Collectors.toSet());
		secrets.add(data.text(DicomTag.PATIENT_ID).toLowerCase(Locale.ROOT));
		secrets.add(data.text(DicomTag.ACCESSION_NUMBER).toLowerCase(Locale.ROOT));
		secrets.removeIf(secret -> secret.isEmpty() || secret.matches("\\d{1,2}"));
		return secrets;
	}

	private static String[] words(final String text) {
		return text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
	}

	private SortedMap<Integer, DicomElement> kept(final DicomObject object, final Collection<String> secrets) {
		final SortedMap<Integer, DicomElement> kept = new TreeMap<>(Integer::compareUnsigned);
		for (final DicomElement element : object.elements()) {
			if (KeptElements.contains(element.tag()) && !isOpaque(element)) kept.put(element.tag(), kept(object, element, secrets));
			if (element.tag() == DicomTag.ROI_INTERPRETER.number()) kept.put(element.tag(), DicomElement.of(element.tag(), Vr.PN,
				element.order(), new byte[0]));
		}
		return kept;
	}

	/** A sequence that was written as bytes of unknown meaning cannot be looked into. */
	private static boolean isOpaque(final DicomElement element) {
		final DicomTag tag = DicomTag.of(element.tag());
		return tag != null && tag.vr() == Vr.SQ && element.vr() != Vr.SQ;
	}

	private DicomElement kept(final DicomObject object, final DicomElement element, final Collection<String> secrets) {
		final DicomTag tag = DicomTag.of(element.tag());
		if (element.vr() == Vr.SQ) return DicomElement.ofItems(element.tag(), element.items().stream().map(
			item -> new DicomObject(item.source(), kept(item, secrets), item.coding())).toList());
		if (tag != null && tag.vr() == Vr.UI && !KeptElements.isClass(tag)) return replaced(object, tag);
		if (tag != null && tag.vr().isText()) refuseSecrets(object, tag, secrets);
		return element;
	}

	private DicomElement replaced(final DicomObject object, final DicomTag tag) {
		final String uids = object.texts(tag).stream().map(this::uid).collect(Collectors.joining("\\"));
		final byte[] bytes = uids.getBytes(StandardCharsets.US_ASCII);
		return DicomElement.of(tag.number(), Vr.UI, ByteOrder.LITTLE_ENDIAN, Arrays.copyOf(bytes, bytes.length + bytes.length %
			2));
	}

	/** A name or number that someone typed into a description would survive; numbers and codes hold none. */
	private static void refuseSecrets(final DicomObject object, final DicomTag tag, final Collection<String> secrets) {
		if (!KeptElements.isFreeText(tag)) return;
		final String text = object.text(tag).toLowerCase(Locale.ROOT);
		final Set<String> words = Arrays.stream(words(text)).collect(Collectors.toSet());
		if (secrets.stream().noneMatch(secret -> words.contains(secret) || secret.length() > 3 && text.contains(secret))) return;
		throw new ProblemException(object.source() + " holds the patient's name or identifier in its " + tag.describe() +
			", which is kept. Rename it in the source, or leave the file out.");
	}
}
