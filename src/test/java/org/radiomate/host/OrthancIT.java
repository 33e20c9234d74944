package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicom.DicomTag;
import org.radiomate.io.dicom.DicomWriter;
import org.radiomate.io.dicom.SeriesVolume;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.io.dicomweb.Credentials;
import org.radiomate.io.dicomweb.DicomWebClient;
import org.radiomate.io.dicomweb.DicomWebOptions;
import org.radiomate.io.dicomweb.FoundSeries;
import org.radiomate.io.dicomweb.SeriesDownload;
import org.radiomate.io.dicomweb.SeriesQuery;
import org.radiomate.io.dicomweb.TestCertificate;
import org.radiomate.task.Progress;
import org.radiomate.volume.Volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A series goes into a real archive and comes out of it as it was, through the client and through the command. */
class OrthancIT {

	private static final int SLICES = 12;
	private static final Credentials CREDENTIALS = Credentials.basic(OrthancServer.USER, OrthancServer.PASSWORD);
	private static final Map<String, String> ENVIRONMENT = Map.of("RADIOMATE_PACS_USER", OrthancServer.USER,
		"RADIOMATE_PACS_PASSWORD", OrthancServer.PASSWORD);

	@TempDir
	static Path archive;
	private static OrthancServer orthanc;
	@TempDir
	Path folder;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		assumeTrue(OrthancServer.isInstalled());
		orthanc = OrthancServer.start(archive);
		for (int z = 0; z < SLICES; z++) orthanc.store(slice(z, "P1", "2.25.7", "2.25.77", "2.25.1" + z, "20260131"));
		for (int z = 0; z < 3; z++) orthanc.store(slice(z, "P/2:b", "2.25.9", "2.25.99", "2.25.2" + z, "20260215"));
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (orthanc != null) orthanc.close();
	}

	private static byte[] slice(final int z, final String patient, final String study, final String series,
		final String instance, final String date) throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DicomWriter.write(DicomPhantom.slice(z).text(DicomTag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").text(DicomTag.PATIENT_ID,
			patient).text(DicomTag.STUDY_UID, study).text(
			DicomTag.SERIES_UID, series).text(DicomTag.SOP_INSTANCE_UID, instance).text(DicomTag.STUDY_DATE, date).text(
				DicomTag.ACCESSION_NUMBER, "A" + patient).build(), bytes);
		return bytes.toByteArray();
	}

	private static DicomWebClient client(final Credentials credentials) {
		return DicomWebClient.of(orthanc.address(), credentials, null, DicomWebOptions.defaults());
	}

	private static List<FoundSeries> find(final String patient, final String accession, final String date,
		final String modality)
	{
		return client(CREDENTIALS).series(new SeriesQuery(patient, accession, date, modality), Progress.NONE);
	}

	/** Each identifier is found by itself, with punctuation that addresses allow, and by a pattern. */
	@Test
	void searchesFindWhatTheyShould() {
		assertEquals(List.of(new FoundSeries("P1", "2.25.7", "20260131", "AP1", "", "2.25.77", 3, "Formula", "CT", SLICES)),
			find("P1", "", "", "CT"));
		assertEquals(List.of("2.25.99", "2.25.77"), find("P*", "", "", "CT").stream().map(FoundSeries::seriesUid).toList());
		assertEquals(List.of("2.25.99"), find("P/2:b", "AP/2:b", "", "").stream().map(FoundSeries::seriesUid).toList());
		assertEquals(List.of("2.25.77"), find("", "", "20260101-20260131", "CT").stream().map(FoundSeries::seriesUid).toList());
		assertEquals(List.of("2.25.99"), find("", "", "20260201-", "CT").stream().map(FoundSeries::seriesUid).toList());
		assertEquals(List.of(), find("P1", "", "", "MR"));
		assertEquals(List.of(), find("P3", "", "", "CT"));
	}

	@Test
	void aSeriesComesOutVoxelForVoxelAndGoesOnWhereItStopped() throws IOException {
		final FoundSeries series = find("P1", "", "", "CT").get(0);
		final SeriesDownload first = SeriesDownload.into(folder, client(CREDENTIALS), series, Progress.NONE);
		assertEquals(new SeriesDownload(folder.resolve("2.25.77"), SLICES, 0), first);
		assertPhantom(first.folder());
		Files.delete(first.folder().resolve("2.25.15.dcm"));
		assertEquals(new SeriesDownload(first.folder(), 1, SLICES - 1), SeriesDownload.into(folder, client(CREDENTIALS), series,
			Progress.NONE));
		assertPhantom(first.folder());
	}

	private static void assertPhantom(final Path series) {
		final Volume volume = new SeriesVolume(SliceStack.of(DicomFolder.scan(series, Progress.NONE).series().get(0))).read(
			"phantom", UnevenSlices.REFUSE, Progress.NONE);
		assertEquals(SLICES, volume.geometry().depth());
		final var voxel = volume.voxels().randomAccess();
		for (int i = 0; i < SLICES * DicomPhantom.WIDTH * DicomPhantom.HEIGHT; i++) {
			final int x = i % DicomPhantom.WIDTH, y = i / DicomPhantom.WIDTH % DicomPhantom.HEIGHT;
			final int z = i / DicomPhantom.WIDTH / DicomPhantom.HEIGHT;
			voxel.setPosition(new int[] { x, y, z });
			assertEquals(DicomPhantom.hu(x, y, z), voxel.get().getRealDouble(), "(" + x + ", " + y + ", " + z + ")");
		}
	}

	@Test
	void compressedImagesComeOutAsStored() throws IOException, InterruptedException {
		final byte[] stored = Files.readAllBytes(Path.of("test-data", "dicom", "base-jpeg-ls.dcm"));
		final Path file = folder.resolve("retrieved.dcm");
		try (OrthancServer other = OrthancServer.start(folder.resolve("other"))) {
			other.store(stored);
			final DicomWebClient client = DicomWebClient.of(other.address(), CREDENTIALS, null, DicomWebOptions.defaults());
			final FoundSeries series = client.series(new SeriesQuery("P1", "", "", ""), Progress.NONE).get(0);
			client.retrieve(series, client.instances(series, Progress.NONE).get(0), file, Progress.NONE);
		}
		assertEquals("1.2.840.10008.1.2.4.80", DicomParser.readHeader(file).syntax().uid());
		assertTrue(java.util.Arrays.equals(stored, Files.readAllBytes(file)), "the same bytes");
	}

	@Test
	void wrongCredentialsAndPlacesAreSaid() {
		final SeriesQuery query = new SeriesQuery("P1", "", "", "CT");
		assertProblem(() -> client(Credentials.basic(OrthancServer.USER, "wrong")).series(query, Progress.NONE),
			"does not accept the credentials");
		assertProblem(() -> client(Credentials.NONE).series(query, Progress.NONE), "asks for credentials");
		assertProblem(() -> DicomWebClient.of(orthanc.address().replace("dicom-web", "nothing"), CREDENTIALS, null,
			DicomWebOptions.defaults()).series(query, Progress.NONE), "has nothing at /nothing/studies", "/dicom-web");
	}

	private String terminal(final int status, final String arguments) throws IOException, InterruptedException {
		final String printed = Terminal.print(folder, status, ENVIRONMENT, "OpenFromPacs", arguments);
		assertFalse(printed.contains(OrthancServer.PASSWORD), printed);
		return printed;
	}

	@Test
	void theCommandListsThenOpensFromATerminal() throws IOException, InterruptedException {
		final String search = "server='" + orthanc.address() + "',patientid='P1',credentials='environment'";
		final String list = terminal(0, search);
		assertTrue(list.contains("2.25.77") && list.contains("Formula"), list);
		assertFalse(list.contains("Phantom"), "no patient's name: " + list);
		final String opened = terminal(0, search + ",series='1',downloaddir='" + folder.resolve("ct") + "'");
		assertTrue(opened.contains(SLICES + " retrieved, 0 there before"), opened);
		assertPhantom(folder.resolve("ct").resolve("2.25.77"));
		assertTrue(terminal(0, search + ",series='formula',downloaddir='" + folder.resolve("ct") + "'").contains(
			"0 retrieved, " + SLICES + " there before"));
		assertTrue(terminal(1, search.replace("environment", "none")).contains("asks for credentials"));
	}

	@Test
	void theCommandTrustsTheCertificateThatItIsGiven() throws Exception {
		final TestCertificate own = TestCertificate.make(folder.resolve("tls"), "dns:localhost", "-1d", 3);
		try (TlsFront front = new TlsFront(own.server(), orthanc.port())) {
			final String search = "server='https://localhost:" + front.port() +
				"/dicom-web',patientid='P1',credentials='environment',series='1',downloaddir='" + folder.resolve("ct") + "'";
			assertTrue(terminal(1, search).contains("is not trusted"));
			final String opened = terminal(0, search + ",certificate='" + own.pem() + "'");
			assertTrue(opened.contains(SLICES + " retrieved, 0 there before"), opened);
			assertPhantom(folder.resolve("ct").resolve("2.25.77"));
		}
	}
}
