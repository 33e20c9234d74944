package org.radiomate.io.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.Json;
import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicom.SeriesVolume;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.testing.Problems;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The client against a service that works and one that does everything wrong; no message ever holds the password. */
@Timeout(60)
class DicomWebClientTest {

	private static final int SLICES = 4;
	private static final String PASSWORD = "Sesam0effne";
	private static final Credentials CREDENTIALS = Credentials.basic("reader", PASSWORD);
	private static final SeriesQuery QUERY = new SeriesQuery("P1", "", "", "CT");
	private static final DicomWebOptions QUICK = DicomWebOptions.defaults().withAttempts(3, Duration.ofMillis(5))
		.withAnswerTimeout(Duration.ofMillis(700));

	@TempDir
	Path folder;
	private final FakePacs pacs = FakePacs.start(SLICES);

	@AfterEach
	void stop() {
		pacs.close();
	}

	private DicomWebClient client() {
		return DicomWebClient.of(pacs.address(), CREDENTIALS, null, QUICK);
	}

	private FoundSeries found() {
		return client().series(QUERY, Progress.NONE).get(0);
	}

	private SeriesDownload download() {
		return SeriesDownload.into(folder, client(), found(), Progress.NONE);
	}

	/** A problem in words, without the secret in any form, also in what the log would hold. */
	private static void assertProblem(final org.junit.jupiter.api.function.Executable action, final String... parts) {
		final String[] message = { null };
		final String told = Problems.assertProblem(() -> {
			try {
				action.execute();
			}
			catch (final ProblemException e) {
				final StringWriter trace = new StringWriter();
				e.printStackTrace(new PrintWriter(trace));
				message[0] = trace.toString();
				throw e;
			}
		}, parts);
		assertFalse(message[0].contains(PASSWORD), message[0]);
		assertFalse(message[0].contains(CREDENTIALS.header().substring("Basic ".length())), message[0]);
		assertTrue(told.matches("[A-Zh'/].*\\."), told);
	}

	private List<String> files() {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	private static HttpHandler status(final int status) {
		return exchange -> FakePacs.send(exchange, status, "text/html", "<html>" + exchange.getRequestHeaders().getFirst(
			"Authorization") + "</html>");
	}

	private static HttpHandler body(final String type, final String text) {
		return exchange -> FakePacs.send(exchange, 200, type, text);
	}

	// what works

	@Test
	void aSeriesIsFoundWithoutThePatientsName() {
		final FoundSeries series = found();
		assertEquals(new FoundSeries("P1", FakePacs.STUDY, "20260131", "A7", "", FakePacs.SERIES, 3, "Formula", "CT", 4),
			series);
		assertFalse(series.toString().contains("Secret"));
		assertTrue(pacs.requests().stream().allMatch(request -> CREDENTIALS.header().equals(request.authorization())));
	}

	@Test
	void theSearchIsEncoded() {
		client().series(new SeriesQuery("P&1 ä=+*/?", "A 7", "20260101-20260131", "ct"), Progress.NONE);
		assertEquals("limit=200&offset=0&PatientID=P%261%20%C3%A4%3D%2B*/?&AccessionNumber=A%207&StudyDate=20260101-20260131" +
			"&ModalitiesInStudy=CT&includefield=00081030", pacs.requests().get(0).query());
	}

	@Test
	void aRetrievedSeriesHasEveryVoxel() {
		final SeriesDownload download = download();
		assertEquals(new SeriesDownload(folder.resolve(FakePacs.SERIES), SLICES, 0), download);
		final Volume volume = new SeriesVolume(SliceStack.of(DicomFolder.scan(download.folder(), Progress.NONE).series().get(
			0))).read("x", UnevenSlices.REFUSE, Progress.NONE);
		final var voxel = volume.voxels().randomAccess();
		for (int z = 0; z < SLICES; z++) {
			for (int y = 0; y < DicomPhantom.HEIGHT; y++) {
				for (int x = 0; x < DicomPhantom.WIDTH; x++) {
					voxel.setPosition(new int[] { x, y, z });
					assertEquals(DicomPhantom.hu(x, y, z), voxel.get().getRealDouble(), "(" + x + ", " + y + ", " + z + ")");
				}
			}
		}
	}

	@Test
	void theManifestNamesServerAndInstancesAndNoSecret() throws IOException {
		final Path manifest = download().folder().resolve(SeriesDownload.MANIFEST);
		assertEquals(new SeriesDownload.Manifest(pacs.address(), FakePacs.STUDY, FakePacs.SERIES, List.of("2.25.10", "2.25.11",
			"2.25.12", "2.25.13")), Json.read(manifest, SeriesDownload.Manifest.class, "a manifest"));
		assertFalse(Files.readString(manifest).contains(PASSWORD));
	}

	@Test
	void aDownloadGoesOnWhereItStopped() throws IOException {
		final Path series = download().folder();
		Files.delete(series.resolve("2.25.11.dcm"));
		Files.write(series.resolve("2.25.12.dcm"), Arrays.copyOf(FakePacs.slice(2), 60));
		Files.write(series.resolve("2.25.13.dcm"), FakePacs.slice(0));
		assertEquals(new SeriesDownload(series, 3, 1), download());
		assertEquals(1, pacs.countOf(FakePacs.instance(0)), "what is there is not retrieved again");
		assertEquals(2, pacs.countOf(FakePacs.instance(1)));
		assertEquals(new SeriesDownload(series, 0, SLICES), download());
	}

	@Test
	void aSinglePartAnswerIsTakenToo() {
		pacs.at(FakePacs.instance(1), exchange -> FakePacs.send(exchange, 200, "application/dicom", FakePacs.slice(1)));
		assertEquals(SLICES, download().retrieved());
	}

	@Test
	void pagesAreFollowedHoweverManyTheServerGives() {
		pacs.at(FakePacs.ALL_SERIES, exchange -> {
			final int offset = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*offset=(\\d+).*", "$1"));
			FakePacs.json(exchange, offset > 2 ? "[]" : "[" + FakePacs.series("1.2." + offset, "page") + "]");
		});
		assertEquals(List.of("1.2.0", "1.2.1", "1.2.2"), client().series(QUERY, Progress.NONE).stream().map(
			FoundSeries::seriesUid).toList());
		pacs.at(FakePacs.ALL_SERIES, exchange -> FakePacs.json(exchange, "[" + FakePacs.series("1.2", "all each time") + "]"));
		assertEquals(1, client().series(QUERY, Progress.NONE).size());
	}

	@Test
	void anEmptyAnswerFindsNothingAndOtherPatientsAreLeftOut() {
		assertEquals(List.of(), client().series(new SeriesQuery("P2", "", "", ""), Progress.NONE), "the server ignored the id");
		assertEquals(List.of(), client().series(new SeriesQuery("P1", "", "", "MR"), Progress.NONE));
		assertEquals(1, client().series(new SeriesQuery("p*", "", "", ""), Progress.NONE).size());
		pacs.at(FakePacs.STUDIES, exchange -> exchange.sendResponseHeaders(204, -1));
		assertEquals(List.of(), client().series(QUERY, Progress.NONE));
	}

	// servers that are overloaded, slow or gone

	@Test
	void aServerThatRecoversIsAskedAgain() {
		final AtomicInteger failures = new AtomicInteger();
		pacs.at(FakePacs.instance(2), exchange -> {
			if (failures.getAndIncrement() < 2) status(500 + failures.get()).handle(exchange);
			else FakePacs.multipart(exchange, FakePacs.slice(2));
		});
		pacs.at(FakePacs.instance(3), exchange -> {
			if (failures.getAndIncrement() == 3) FakePacs.send(exchange, 200, FakePacs.multipartType(), FakePacs.part(FakePacs
				.slice(3)));
			else FakePacs.multipart(exchange, FakePacs.slice(3));
		});
		assertThrows(ProblemException.class, this::download, "501 does not pass");
		failures.set(0);
		pacs.at(FakePacs.instance(2), exchange -> {
			if (failures.getAndIncrement() < 2) status(503).handle(exchange);
			else FakePacs.multipart(exchange, FakePacs.slice(2));
		});
		assertEquals(new SeriesDownload(folder.resolve(FakePacs.SERIES), 2, 2), download());
		assertEquals(2, pacs.countOf(FakePacs.instance(3)), "an answer that is cut short is asked for again");
	}

	@Test
	void aServerThatStaysOverloadedIsSaid() {
		pacs.at(FakePacs.STUDIES, status(503));
		assertProblem(this::found, "http://localhost", "status 503", "3 times");
		assertEquals(3, pacs.countOf(FakePacs.STUDIES));
	}

	private static void sleep(final long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void silenceIsSaidBeforeAndWithinAnAnswer() {
		pacs.at(FakePacs.STUDIES, exchange -> sleep(20_000));
		assertProblem(this::found, "does not answer in time", "3 times");
		pacs.at(FakePacs.STUDIES, exchange -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, 1000);
			exchange.getResponseBody().write('[');
			exchange.getResponseBody().flush();
			sleep(20_000);
		});
		assertProblem(this::found, "stopped in the middle", "3 times");
	}

	@Test
	void aSlowServerThatKeepsSendingIsWaitedFor() {
		pacs.at(FakePacs.instance(0), exchange -> {
			final byte[] answer = FakePacs.concat(FakePacs.part(FakePacs.slice(0)), FakePacs.end());
			exchange.getResponseHeaders().set("Content-Type", FakePacs.multipartType());
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream out = exchange.getResponseBody()) {
				for (int i = 0; i < answer.length; i += 500) {
					out.write(answer, i, Math.min(500, answer.length - i));
					out.flush();
					sleep(200);
				}
			}
		});
		assertEquals(SLICES, download().retrieved());
		assertEquals(1, pacs.countOf(FakePacs.instance(0)));
	}

	@Test
	void nobodyThereIsSaid() throws IOException {
		final int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		final DicomWebClient nobody = DicomWebClient.of("http://localhost:" + free + "/", CREDENTIALS, null, QUICK);
		assertProblem(() -> nobody.series(QUERY, Progress.NONE), "http://localhost:" + free, "refuses the connection");
		final DicomWebClient nowhere = DicomWebClient.of("https://no-such-host.invalid/dicom-web", CREDENTIALS, null, QUICK);
		assertProblem(() -> nowhere.series(QUERY, Progress.NONE), "https://no-such-host.invalid", "no such host");
	}

	@Test
	void cancellingStopsBetweenAndWithinInstances() {
		final FoundSeries series = found();
		final CancelledFrom second = new CancelledFrom(pacs, FakePacs.instance(1));
		assertThrows(CancellationException.class, () -> SeriesDownload.into(folder, client(), series, second));
		assertEquals(List.of("2.25.77/2.25.10.dcm", "2.25.77/series.json"), files().stream().filter(name -> !name.contains(
			"2.25.11")).toList());
		pacs.at(FakePacs.instance(2), exchange -> {
			exchange.getResponseHeaders().set("Content-Type", FakePacs.multipartType());
			exchange.sendResponseHeaders(200, 1 << 20);
			exchange.getResponseBody().write(FakePacs.part(FakePacs.slice(2)));
			exchange.getResponseBody().flush();
			sleep(20_000);
		});
		final DicomWebClient patient = DicomWebClient.of(pacs.address(), CREDENTIALS, null, DicomWebOptions.defaults());
		final long start = System.nanoTime();
		assertThrows(CancellationException.class, () -> SeriesDownload.into(folder, patient, series, new CancelledFrom(pacs,
			FakePacs.instance(2))));
		assertTrue(System.nanoTime() - start < 5_000_000_000L, "the wait for the rest is given up");
		assertEquals(List.of("2.25.77/2.25.10.dcm", "2.25.77/2.25.11.dcm", "2.25.77/series.json"), files(),
			"no unfinished file is left");
	}

	/** Cancels as soon as something is asked for. */
	private record CancelledFrom(FakePacs pacs, String path) implements Progress {

		@Override
		public void report(final long done, final long total, final String what) {
			// nobody listens
		}

		@Override
		public boolean isCancelled() {
			return pacs.countOf(path) > 0;
		}
	}

	// refusals

	@ParameterizedTest
	@CsvSource({ "401, does not accept the credentials", "403, does not allow this with these credentials",
		"404, has nothing at /dicom-web/studies", "400, does not understand the search", "413, Narrow the search",
		"406, cannot give this in the form", "407, proxy", "418, answers with status 418", "304, answers with status 304" })
	void refusalsAreSaidAtOnce(final int status, final String said) {
		pacs.at(FakePacs.STUDIES, status(status));
		assertProblem(this::found, said);
		assertEquals(1, pacs.countOf(FakePacs.STUDIES), "asked once");
	}

	@ParameterizedTest
	@CsvSource({ "401, asks for credentials", "403, without credentials" })
	void withoutCredentialsTheyAreAskedFor(final int status, final String said) {
		pacs.at(FakePacs.STUDIES, status(status));
		assertProblem(() -> DicomWebClient.of(pacs.address(), Credentials.NONE, null, QUICK).series(QUERY, Progress.NONE), said,
			"'credentials'");
		assertEquals(null, pacs.requests().get(0).authorization());
	}

	@Test
	void aLoginPageInJsonsPlaceIsSaid() {
		pacs.at(FakePacs.STUDIES, body("text/html", "<html>Please log in</html>"));
		assertProblem(this::found, "does not answer as a DICOMweb service", "/dicom-web");
		pacs.at(FakePacs.STUDIES, body("application/json", "<html>" + PASSWORD + "</html>"));
		assertProblem(this::found, "does not answer as a DICOMweb service");
	}

	@Test
	void anInstanceThatIsAPageOrAnotherOneIsRefused() {
		pacs.at(FakePacs.instance(0), body("text/html", "<html>" + PASSWORD + "</html>"));
		assertProblem(this::download, "does not answer as a DICOMweb service");
		pacs.at(FakePacs.instance(0), exchange -> FakePacs.multipart(exchange, FakePacs.slice(1)));
		assertProblem(this::download, "gives something else for the instance 2.25.10");
		pacs.at(FakePacs.instance(0), exchange -> FakePacs.multipart(exchange, "no DICOM".getBytes()));
		assertProblem(this::download, "gives something else for the instance 2.25.10");
		assertEquals(List.of("2.25.77/series.json"), files(), "nothing of it is left");
	}

	@Test
	void multipartsFlawsAreSaid() {
		pacs.at(FakePacs.instance(0), exchange -> FakePacs.send(exchange, 200, FakePacs.multipartType(), FakePacs.part(FakePacs
			.slice(0))));
		assertProblem(this::download, "cut short", "3 times");
		pacs.at(FakePacs.instance(0), exchange -> FakePacs.send(exchange, 200, FakePacs.multipartType() + "-other", FakePacs
			.concat(FakePacs.part(FakePacs.slice(0)), FakePacs.end())));
		assertProblem(this::download, "boundary");
		pacs.at(FakePacs.instance(0), exchange -> {
			exchange.getResponseHeaders().set("Content-Type", FakePacs.multipartType());
			exchange.sendResponseHeaders(200, 1 << 20);
			exchange.getResponseBody().write(FakePacs.part(FakePacs.slice(0)));
		});
		assertProblem(this::download, "broke off", "3 times");
		assertEquals(List.of("2.25.77/series.json"), files(), "nothing of it is left");
	}

	@Test
	void compressionThatNobodyAskedForIsSaid() {
		pacs.at(FakePacs.STUDIES, exchange -> {
			exchange.getResponseHeaders().set("Content-Encoding", "gzip");
			FakePacs.json(exchange, "[]");
		});
		assertProblem(this::found, "compresses");
	}

	// hostile servers

	@ParameterizedTest
	@ValueSource(strings = { "../../outside", "1.2/../../3", "1.2\\\\3", "C:1.2", "1..2", ".1", "1.", "", "1.2\\u0000", "١.٢",
		"1.234567890123456789012345678901234567890123456789012345678901234", "1.2?x=y", "1.2#", "%2e%2e" })
	void identifiersAreDigitsAndDots(final String uid) {
		pacs.at(FakePacs.INSTANCES, exchange -> FakePacs.json(exchange, "[" + FakePacs.object("00080018", "UI", uid) + "]"));
		if (uid.equals("1.2\\u0000")) {
			assertEquals(List.of("1.2"), client().instances(found(), Progress.NONE), "padding is no part of it");
			return;
		}
		assertProblem(this::download, "sop instance uid", "not digits and dots");
		pacs.at(FakePacs.ALL_SERIES, exchange -> FakePacs.json(exchange, "[" + FakePacs.series(uid, "x") + "]"));
		assertProblem(this::download, "series uid", "not digits and dots");
		pacs.at(FakePacs.STUDIES, exchange -> FakePacs.json(exchange, "[" + FakePacs.study(uid) + "]"));
		assertProblem(this::download, "study uid", "not digits and dots");
		assertEquals(List.of(), files());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "null", "[1]", "[[]]", "[{}] x", "[{", "\"x\"", "[]]" })
	void otherJsonIsRefused(final String json) {
		pacs.at(FakePacs.STUDIES, body("application/dicom+json", json));
		assertThrows(ProblemException.class, this::found);
	}

	@Test
	void deepAndEndlessJsonIsRefused() {
		pacs.at(FakePacs.STUDIES, body("application/dicom+json", "[".repeat(1_000_000)));
		assertProblem(this::found, "does not answer as a DICOMweb service");
		pacs.at(FakePacs.STUDIES, body("application/dicom+json", "[{\"0020000D\":" + "{\"Value\":[".repeat(40) + "]}".repeat(
			40) + "}]"));
		assertProblem(this::found, "does not answer as a DICOMweb service");
		pacs.at(FakePacs.STUDIES, exchange -> {
			exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
			exchange.sendResponseHeaders(200, 0);
			final byte[] blanks = new byte[1 << 16];
			Arrays.fill(blanks, (byte) ' ');
			while (true) exchange.getResponseBody().write(blanks);
		});
		final DicomWebClient small = DicomWebClient.of(pacs.address(), CREDENTIALS, null, QUICK.withLimits(1 << 20, 1000, 2));
		assertProblem(() -> small.series(QUERY, Progress.NONE), "larger than allowed");
	}

	@Test
	void tooLargeAndTooManyAreRefused() {
		final FoundSeries series = found();
		final DicomWebClient small = DicomWebClient.of(pacs.address(), CREDENTIALS, null, QUICK.withLimits(1 << 20, 1000, 2));
		assertProblem(() -> small.retrieve(series, "2.25.10", folder.resolve("x.dcm"), Progress.NONE), "larger than allowed");
		assertProblem(() -> small.instances(series, Progress.NONE), "more than 2");
		assertEquals(List.of(), files());
	}

	@Test
	void aHugeHeaderIsRefused() {
		pacs.at(FakePacs.STUDIES, exchange -> {
			exchange.getResponseHeaders().set("X-Huge", "y".repeat(1 << 21));
			FakePacs.json(exchange, "[]");
		});
		assertProblem(this::found, "http://localhost");
	}

	@Test
	void redirectsStayOnTheServer() {
		try (FakePacs other = FakePacs.start(SLICES)) {
			pacs.at(FakePacs.STUDIES, exchange -> {
				exchange.getResponseHeaders().set("Location", other.address() + "/studies?" + PASSWORD);
				exchange.sendResponseHeaders(302, -1);
			});
			assertProblem(this::found, "sends on to another server", other.address().replace(FakePacs.ROOT, ""));
			assertEquals(List.of(), other.requests(), "nothing is sent there");
		}
		pacs.at(FakePacs.STUDIES, exchange -> {
			exchange.getResponseHeaders().set("Location", "/elsewhere");
			exchange.sendResponseHeaders(307, -1);
		}).at("/elsewhere", exchange -> FakePacs.json(exchange, "[" + FakePacs.study(FakePacs.STUDY) + "]"));
		assertEquals("Formula", found().description());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "::", "file:///etc/passwd", "//user@other/", "https://localhost:1/", "http://localhost/x" })
	void otherRedirectsAreRefused(final String location) {
		pacs.at(FakePacs.STUDIES, exchange -> {
			exchange.getResponseHeaders().set("Location", location);
			exchange.sendResponseHeaders(301, -1);
		});
		assertProblem(this::found, "sends on");
	}

	@Test
	void aServerThatEchoesTheSecretGetsItIntoNoMessage() {
		for (final int status : new int[] { 400, 401, 403, 404, 418, 500 }) {
			pacs.at(FakePacs.STUDIES, exchange -> {
				exchange.getResponseHeaders().set("WWW-Authenticate", exchange.getRequestHeaders().getFirst("Authorization"));
				exchange.getResponseHeaders().set("Warning", "299 x \"" + PASSWORD + "\"");
				FakePacs.send(exchange, status, "application/json", "{\"error\": \"" + PASSWORD + "\"}");
			});
			assertProblem(this::found, "http://localhost");
		}
		pacs.at(FakePacs.STUDIES, body("application/json", "[" + PASSWORD + "]"));
		assertProblem(this::found, "does not answer as a DICOMweb service");
		pacs.at(FakePacs.STUDIES, body("application/json", "[{\"0020000D\":{\"Value\":[\"" + PASSWORD + "\"]}}]"));
		assertProblem(this::found, "not digits and dots");
	}

	// addresses, searches and encryption

	@ParameterizedTest
	@ValueSource(strings = { "", "host", "ftp://host/x", "https:///x", "https://reader:Sesam0effne@host/x",
		"https://host/x?y=Sesam0effne", "https://host/#Sesam0effne", "https://ho st/", "https://a@b@c/Sesam0effne" })
	void wrongAddressesAreRefusedWithoutRepeatingThem(final String address) {
		assertProblem(() -> DicomWebClient.of(address, CREDENTIALS, null, QUICK), "'server'");
	}

	@Test
	void credentialsAreNeverSentInTheOpen() {
		assertProblem(() -> DicomWebClient.of("http://archive.example/dicom-web", CREDENTIALS, null, QUICK), "not encrypted",
			"https");
		assertProblem(() -> DicomWebClient.of("http://127.0.0.1.example/dicom-web", CREDENTIALS, null, QUICK), "not encrypted");
		assertTrue(DicomWebClient.of("http://archive.example/dicom-web", Credentials.NONE, null, QUICK).isReadableOnTheWay());
		assertFalse(DicomWebClient.of("http://127.0.0.1:8042/dicom-web", CREDENTIALS, null, QUICK).isReadableOnTheWay());
		assertFalse(DicomWebClient.of("http://[::1]:8042/dicom-web", CREDENTIALS, null, QUICK).isReadableOnTheWay());
		assertFalse(DicomWebClient.of("HTTPS://archive.example", CREDENTIALS, null, QUICK).isReadableOnTheWay());
	}

	@Test
	void searchesThatAreNoneAreRefused() {
		assertProblem(() -> new SeriesQuery("", " ", "", "CT"), "whole archive");
		assertProblem(() -> new SeriesQuery("*?", "", "", "CT"), "whole archive");
		assertProblem(() -> new SeriesQuery("a\\b", "", "", "CT"), "'patientid'", "backslash");
		for (final String date : List.of("2026", "20260230", "20260131-20260101", "2026010120260131", "-", "x", "20260101-x")) {
			assertProblem(() -> new SeriesQuery("", "", date, "CT"), "'studydate'", "20260101-20260131");
		}
		for (final String date : List.of("20260131", "20260101-20260131", "20260101-", "-20260131")) {
			assertEquals(date, new SeriesQuery("", "", " " + date, "CT").studyDate());
		}
	}

	@Test
	void encryptedServersNeedATrustedCertificateOfTheirName() throws Exception {
		final TestCertificate own = TestCertificate.make(folder.resolve("own"), "dns:localhost", "-1d", 3);
		try (FakePacs secure = FakePacs.start(SLICES, own.server())) {
			assertProblem(() -> DicomWebClient.of(secure.address(), CREDENTIALS, null, QUICK).series(QUERY, Progress.NONE),
				"is not trusted", "'certificate'");
			assertEquals(1, DicomWebClient.of(secure.address(), CREDENTIALS, own.pem(), QUICK).series(QUERY, Progress.NONE).size());
			final String open = secure.address().replace("https", "http");
			assertThrows(ProblemException.class, () -> DicomWebClient.of(open, CREDENTIALS, null, QUICK).series(QUERY,
				Progress.NONE));
			assertEquals(List.of(FakePacs.STUDIES), secure.requests().stream().map(FakePacs.Request::path).distinct().limit(1)
				.toList(), "before trust nothing is sent");
		}
		final TestCertificate other = TestCertificate.make(folder.resolve("other"), "dns:other.example", "-1d", 3);
		try (FakePacs secure = FakePacs.start(SLICES, other.server())) {
			assertProblem(() -> DicomWebClient.of(secure.address(), CREDENTIALS, other.pem(), QUICK).series(QUERY, Progress.NONE),
				"is for another host");
			assertProblem(() -> DicomWebClient.of(secure.address(), CREDENTIALS, own.pem(), QUICK).series(QUERY, Progress.NONE),
				"is not trusted");
			assertEquals(List.of(), secure.requests());
		}
	}

	@Test
	void certificatesAndEncryptionThatAreNoneAreSaid() throws Exception {
		final String encrypted = pacs.address().replace("http", "https");
		try (ServerSocket plain = new ServerSocket(0)) {
			new Thread(() -> answerAll(plain, "HTTP/1.1 400 Bad Request\r\n\r\n")).start();
			assertProblem(() -> DicomWebClient.of("https://localhost:" + plain.getLocalPort(), CREDENTIALS, null, QUICK).series(
				QUERY, Progress.NONE), "makes no encrypted connection");
		}
		final Path text = folder.resolve("x.pem");
		Files.writeString(text, "no certificate");
		assertProblem(() -> DicomWebClient.of(encrypted, CREDENTIALS, text, QUICK), "x.pem", "holds no certificate");
		Files.writeString(text, "");
		assertProblem(() -> DicomWebClient.of(encrypted, CREDENTIALS, text, QUICK), "x.pem", "holds no certificate");
		assertProblem(() -> DicomWebClient.of(pacs.address(), CREDENTIALS, text, QUICK), "not encrypted", "'certificate'");
	}

	/** Each connection gets the text, until the server is closed: a client may try more than once. */
	private static void answerAll(final ServerSocket server, final String text) {
		while (!server.isClosed()) {
			try (java.net.Socket socket = server.accept()) {
				answer(socket, text);
			}
			catch (final IOException e) {
				// the client hung up, or the server was closed and the loop ends
			}
		}
	}

	/** What the client said is read first: a socket closed with unread bytes resets the connection before the answer is seen. */
	private static void answer(final java.net.Socket socket, final String text) throws IOException {
		socket.setSoTimeout(5_000);
		if (socket.getInputStream().read(new byte[1 << 16]) < 0) return;
		socket.getOutputStream().write(text.getBytes());
		socket.shutdownOutput();
		socket.getInputStream().readAllBytes();
	}

	@Test
	void whatIsNoWebServerIsSaid() throws Exception {
		try (ServerSocket plain = new ServerSocket(0)) {
			new Thread(() -> answerAll(plain, "220 mail.example ready " + PASSWORD + "\r\n\r\n")).start();
			assertProblem(() -> DicomWebClient.of("http://localhost:" + plain.getLocalPort(), CREDENTIALS, null, QUICK
				.withAttempts(1, Duration.ZERO)).series(QUERY, Progress.NONE), "http://localhost");
		}
	}
}
