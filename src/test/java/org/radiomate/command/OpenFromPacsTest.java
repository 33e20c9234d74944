package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicomweb.FakePacs;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The command lists, retrieves and opens, and says what is wrong before it asks a server or a user anything. */
class OpenFromPacsTest {

	private static final int SLICES = 5;
	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;
	private final FakePacs pacs = FakePacs.start(SLICES);

	@AfterEach
	void stop() {
		pacs.close();
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private Map<String, Object> inputs(final String... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("server", pacs.address(), "patientid", "P1"));
		for (int i = 0; i < more.length; i += 2) inputs.put(more[i], more[i + 1]);
		return inputs;
	}

	private String reason(final String... more) {
		final String reason = RUNNER.reason(OpenFromPacs.class, inputs(more));
		assertEquals(1, reason.lines().count(), reason);
		return reason;
	}

	@Test
	void withoutASeriesItOnlyLists() {
		final CommandModule module = RUNNER.succeed(OpenFromPacs.class, inputs());
		final ResultsTable list = (ResultsTable) module.getOutput("list");
		assertEquals(1, list.size());
		assertEquals("P1", list.getStringValue("patient", 0));
		assertEquals("Formula", list.getStringValue("description", 0));
		assertEquals(4, list.getValue("images", 0));
		assertFalse(list.getColumnHeadings().contains("name"), "no patient's name");
		assertNull(module.getOutput("opened"));
		assertTrue(String.valueOf(module.getOutput("remarks")).contains("Found 1 series"));
		assertEquals(0, pacs.requests().stream().filter(request -> request.path().contains("/instances")).count());
	}

	@Test
	void aSearchThatFindsNothingIsAnAnswer() {
		final CommandModule module = RUNNER.succeed(OpenFromPacs.class, inputs("patientid", "P2"));
		assertEquals(0, ((ResultsTable) module.getOutput("list")).size());
		assertTrue(String.valueOf(module.getOutput("remarks")).contains("Found 0 series"));
		assertTrue(reason("patientid", "P2", "series", "1", "downloaddir", folder.toString()).contains("no series that match"));
	}

	@Test
	void aSeriesIsRetrievedAndOpenedInHu() {
		final CommandModule module = RUNNER.succeed(OpenFromPacs.class, inputs("series", "form", "downloaddir", folder
			.toString()));
		final ImagePlus image = (ImagePlus) module.getOutput("opened");
		assertEquals(SLICES, image.getStackSize());
		assertEquals(0.75, image.getCalibration().pixelWidth);
		assertEquals(2.5, image.getCalibration().pixelDepth);
		for (int z = 0; z < SLICES; z++) {
			image.setSliceWithoutUpdate(z + 1);
			for (int y = 0; y < DicomPhantom.HEIGHT; y++) {
				for (int x = 0; x < DicomPhantom.WIDTH; x++) assertEquals(DicomPhantom.hu(x, y, z), image.getProcessor().getPixelValue(
					x, y));
			}
		}
		final String remarks = String.valueOf(module.getOutput("remarks"));
		assertTrue(remarks.contains(folder.resolve(FakePacs.SERIES).toString()) && remarks.contains("5 retrieved"), remarks);
		final CommandModule again = RUNNER.succeed(OpenFromPacs.class, inputs("series", FakePacs.SERIES, "downloaddir", folder
			.toString()));
		assertNotNull(again.getOutput("opened"));
		assertTrue(String.valueOf(again.getOutput("remarks")).contains("0 retrieved, 5 there before"));
	}

	@Test
	void aSeriesThatCannotBeOpenedSaysWhereItsImagesAre() throws IOException {
		RUNNER.succeed(OpenFromPacs.class, inputs("series", "1", "downloaddir", folder.toString()));
		final String path = FakePacs.ROOT + "/studies/" + FakePacs.STUDY + "/series/" + FakePacs.SERIES + "/instances";
		final Path missing = folder.resolve(FakePacs.SERIES).resolve("2.25.12.dcm");
		Files.delete(missing);
		pacs.at(path, exchange -> {
			final byte[] json = (exchange.getRequestURI().getQuery().endsWith("offset=0") ? "[{\"00080018\":{\"Value\":[\"2.25.10\"]}}]"
				: "[]").getBytes();
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, json.length);
			exchange.getResponseBody().write(json);
		});
		final String reason = reason("series", "1", "downloaddir", folder.toString());
		assertTrue(reason.contains("missing") && reason.contains("The retrieved images are in " + folder), reason);
		final CommandModule even = RUNNER.succeed(OpenFromPacs.class, inputs("series", "1", "downloaddir", folder.toString(),
			"uneven", "resample"));
		assertTrue(String.valueOf(even.getOutput("remarks")).contains("Resampled to"));
	}

	@Test
	void wrongInputIsSaidBeforeTheServerIsAsked() throws IOException {
		assertTrue(reason("server", " ").contains("'server' is empty"));
		assertTrue(reason("server", "https://me:secret@host").contains("must not hold a user"));
		assertFalse(reason("server", "https://me:secret@host").contains("secret"));
		assertTrue(reason("patientid", "").contains("whole archive"));
		assertTrue(reason("studydate", "2026").contains("'studydate'"));
		assertTrue(reason("series", "1").contains("'downloaddir' is empty"));
		final Path file = Files.createFile(folder.resolve("file"));
		assertTrue(reason("series", "1", "downloaddir", file.toString()).contains("is a file"));
		assertTrue(reason("uneven", "x").contains("uneven"));
		assertTrue(reason("credentials", "ask").contains("Without a window"));
		assertFalse(reason("credentials", "me:secret").contains("secret"));
		assertFalse(reason("credentialsfile", "secret").contains("secret"));
		assertTrue(reason("certificate", "nowhere.pem").contains("nowhere.pem"));
		assertTrue(reason("certificate", file.toString()).contains("not encrypted"));
		assertEquals(0, pacs.requests().size());
	}

	@Test
	void aSeriesThatIsNotThereIsSaidWithThoseThatAre() {
		assertTrue(reason("series", "2", "downloaddir", folder.toString()).contains("1 'Formula' (CT, 4 images, 20260131)"));
		assertTrue(reason("series", "lung", "downloaddir", folder.toString()).contains("no matching series 'lung'"));
	}
}
