package org.radiomate.io.dicomweb;

/**
 * A series that a server has. Of the patient it holds the identifier and no name.
 *
 * @param patientId the patient's identifier
 * @param studyUid the study, checked to be digits and dots
 * @param studyDate as written; empty if unknown
 * @param accession the study's accession number; empty if unknown
 * @param studyDescription in words
 * @param seriesUid the series, checked to be digits and dots
 * @param seriesNumber its number, -1 if unknown
 * @param description in words
 * @param modality such as CT
 * @param instances how many it has, -1 if unknown
 */
public record FoundSeries(String patientId, String studyUid, String studyDate, String accession, String studyDescription,
	String seriesUid, int seriesNumber, String description, String modality, int instances)
{

	/** The series in words, for lists and messages. */
	public String describe() {
		return "'" + (description.isEmpty() ? "series " + seriesNumber : description) + "' (" + modality + (instances < 0 ? ""
			: ", " + instances + " images") + ", " + studyDate + ")";
	}

	/** Where it is, below the service. */
	String path() {
		return "/studies/" + studyUid + "/series/" + seriesUid;
	}
}
