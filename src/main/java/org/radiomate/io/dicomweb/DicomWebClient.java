package org.radiomate.io.dicomweb;

import org.radiomate.io.SafeFile;
import org.radiomate.io.dicom.DicomObject;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.dicom.DicomTag;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches a server for series (QIDO-RS, PS3.18 section 10.6) and retrieves their instances (WADO-RS, section 10.4). The
 * search goes from studies to their series, which every server knows, page by page.
 */
public final class DicomWebClient {

	private static final int PAGE = 200;
	private static final String JSON = "application/dicom+json", DICOM = "application/dicom";
	/** As stored: nothing is decompressed or compressed on the way. */
	private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

	private final Transport transport;

	private DicomWebClient(final Transport transport) {
		this.transport = transport;
	}

	/**
	 * A client for one server. Nothing is sent yet.
	 *
	 * @param server the base address, such as {@code https://host/dicom-web}
	 * @param credentials sent to this server alone, and over plain http to this computer alone
	 * @param certificate PEM file of the certificates to trust; null for those that Java trusts
	 * @throws ProblemException if the address or the file is wrong, or credentials would be sent without encryption
	 */
	public static DicomWebClient of(final String server, final Credentials credentials, final Path certificate,
		final DicomWebOptions options)
	{
		return new DicomWebClient(new Transport(ServerAddress.of(server), credentials, certificate, options));
	}

	/**
	 * Checks an address before anyone is asked for a password.
	 *
	 * @throws ProblemException if it is wrong, or holds a password itself
	 */
	public static void checkAddress(final String server) {
		ServerAddress.of(server);
	}

	/** The service's address. */
	public String server() {
		return transport.address().base().toString();
	}

	/** Whether what is sent can be read on the way. */
	public boolean isReadableOnTheWay() {
		return !transport.address().isEncrypted() && !transport.address().isThisComputer();
	}

	/** The series that match, ordered by patient, date, study and number. */
	public List<FoundSeries> series(final SeriesQuery query, final Progress progress) {
		final List<DicomJson> studies = search("/studies", query.studies(), DicomTag.STUDY_UID, progress);
		final List<FoundSeries> found = new ArrayList<>();
		for (int i = 0; i < studies.size(); i++) {
			progress.report(i, studies.size(), "Searching studies");
			final DicomJson study = studies.get(i);
			for (final DicomJson series : search("/studies/" + study.uid(DicomTag.STUDY_UID) + "/series", query.series(),
				DicomTag.SERIES_UID, progress)) found.add(found(study, series));
		}
		progress.report(studies.size(), studies.size(), "Searching studies");
		return found.stream().filter(query::matches).sorted(Comparator.comparing(FoundSeries::patientId).thenComparing(
			FoundSeries::studyDate).thenComparing(FoundSeries::studyUid).thenComparing(FoundSeries::seriesNumber).thenComparing(
				FoundSeries::seriesUid)).toList();
	}

	private static FoundSeries found(final DicomJson study, final DicomJson series) {
		return new FoundSeries(study.text(DicomTag.PATIENT_ID), study.uid(DicomTag.STUDY_UID), study.text(
			DicomTag.STUDY_DATE), study.text(DicomTag.ACCESSION_NUMBER), study.text(DicomTag.STUDY_DESCRIPTION), series.uid(
				DicomTag.SERIES_UID), series.count(DicomTag.SERIES_NUMBER), series.text(DicomTag.SERIES_DESCRIPTION), series.text(
					DicomTag.MODALITY), series.count(DicomTag.SERIES_INSTANCE_COUNT));
	}

	/** The identifiers of all instances of a series. */
	public List<String> instances(final FoundSeries series, final Progress progress) {
		return search(series.path() + "/instances", "", DicomTag.SOP_INSTANCE_UID, progress).stream().map(instance -> instance
			.uid(DicomTag.SOP_INSTANCE_UID)).toList();
	}

	/**
	 * All pages of a search. Servers may give fewer than asked for, or everything each time, so that only a page with nothing
	 * new is the last.
	 */
	private List<DicomJson> search(final String path, final String filter, final DicomTag uid, final Progress progress) {
		final Map<String, DicomJson> found = new LinkedHashMap<>();
		for (int before = -1; before < found.size();) {
			before = found.size();
			page(path + "?limit=" + PAGE + "&offset=" + before + filter, progress).forEach(one -> found.putIfAbsent(one.uid(
				uid), one));
			if (found.size() > transport.options().mostFound()) throw new ProblemException(transport.address().name() +
				" finds more than " + transport.options().mostFound() + " objects. Narrow the search.");
		}
		return List.copyOf(found.values());
	}

	private List<DicomJson> page(final String pathAndQuery, final Progress progress) {
		return transport.get(pathAndQuery, JSON, progress, answer -> {
			final byte[] bytes = answer.body().limitedTo(transport.options().mostJsonBytes()).all();
			if (bytes.length == 0) return List.of();
			if (!answer.kind().equals(JSON) && !answer.kind().equals("application/json")) throw DicomJson.notDicomWeb(transport
				.address().name());
			return DicomJson.list(bytes, transport.address().name());
		});
	}

	/**
	 * Retrieves one instance into a file, which appears when it is whole and checked.
	 *
	 * @throws ProblemException if the server does not give it, or gives another one
	 */
	public void retrieve(final FoundSeries series, final String instanceUid, final Path file, final Progress progress) {
		transport.get(series.path() + "/instances/" + instanceUid, AS_STORED, progress, answer -> {
			answer.body().limitedTo(transport.options().mostInstanceBytes());
			SafeFile.writePath(file, temporary -> {
				try (OutputStream out = Files.newOutputStream(temporary)) {
					write(answer, out);
				}
				if (!isInstance(temporary, series, instanceUid)) throw new ProblemException(transport.address().name() +
					" gives something else for the instance " + instanceUid + ". Ask the archive's administrator about it.");
			});
			return null;
		});
	}

	/** Some servers answer with the instance itself, which the standard allows for a single one. */
	private void write(final Transport.Answer answer, final OutputStream out) throws IOException {
		if (answer.kind().equals(DICOM)) answer.body().transferTo(out);
		else if (answer.kind().equals("multipart/related")) new MultipartBody(answer.body(), answer.mediaType(), transport
			.address().name()).writeOnlyPart(DICOM, out);
		else throw DicomJson.notDicomWeb(transport.address().name());
	}

	/** Whether a file is that instance of that series. */
	static boolean isInstance(final Path file, final FoundSeries series, final String instanceUid) {
		if (!DicomParser.isDicom(file)) return false;
		try {
			final DicomObject header = DicomParser.readHeader(file).data();
			return header.text(DicomTag.SOP_INSTANCE_UID).equals(instanceUid) && header.text(DicomTag.SERIES_UID).equals(series
				.seriesUid());
		}
		catch (final ProblemException e) {
			return false;
		}
	}
}
