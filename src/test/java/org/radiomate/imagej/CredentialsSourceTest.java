package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.dicomweb.Credentials;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;

import java.awt.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import javax.swing.JPasswordField;
import javax.swing.JTextField;

/** Parameters say where credentials are; nothing that is recorded, remembered or said holds them. */
class CredentialsSourceTest {

	private static final String SECRET = "Sesam0effne";
	private static final Map<String, String> ENVIRONMENT = Map.of("RADIOMATE_PACS_USER", "me", "RADIOMATE_PACS_PASSWORD",
		SECRET);

	@TempDir
	Path folder;

	private static String read(final String place, final String file) {
		return CredentialsSource.read(place, file, "https://host", ENVIRONMENT).toString();
	}

	@Test
	void eachPlaceIsRead() throws IOException {
		final Path file = Files.createFile(folder.resolve("pacs.txt"), PosixFilePermissions.asFileAttribute(
			PosixFilePermissions.fromString("rw-------")));
		Files.writeString(file, "token: " + SECRET);
		assertEquals("no credentials", read("none", ""));
		assertEquals("Basic credentials", read("environment", ""));
		assertEquals("Bearer credentials", read("file", file.toString()));
		assertEquals("Bearer credentials", read("none", file.toString()), "a file that is given is meant");
	}

	@ParameterizedTest
	@ValueSource(strings = { "me:" + SECRET, SECRET, "", "ENV" })
	void aSecretInPlaceOfAPlaceIsNotRepeated(final String place) {
		assertFalse(assertProblem(() -> read(place, ""), "none, ask, environment or file").contains(SECRET));
		assertFalse(assertProblem(() -> read("file", SECRET), "no credentials file").contains(SECRET));
		assertFalse(assertProblem(() -> read("file", SECRET + "\0"), "is not a path").contains(SECRET));
	}

	@Test
	void twoPlacesNoneAndNoWindowAreSaid() {
		assertProblem(() -> read("environment", "x"), "Both");
		assertProblem(() -> read("file", " "), "'credentialsfile' is empty");
		assertProblem(() -> read("ask", ""), "Without a window", "environment");
	}

	@Test
	void theDialogTakesAPasswordOrATokenAndKeepsNeither() {
		final CredentialsDialog dialog = new CredentialsDialog("https://host");
		final Component[] shown = dialog.panel().getComponents();
		final JTextField user = (JTextField) shown[2];
		final JPasswordField secret = (JPasswordField) shown[4];
		user.setText("me");
		secret.setText(SECRET);
		assertEquals(Credentials.basic("me", SECRET).toString(), dialog.typed().toString());
		assertEquals(0, secret.getPassword().length);
		user.setText("");
		secret.setText(SECRET);
		assertEquals("Bearer credentials", dialog.typed().toString());
		assertProblem(dialog::typed, "empty");
	}

	@Test
	void anAddressWithAPasswordIsNeitherAcceptedNorRemembered() {
		try (Context context = new Context()) {
			final CommandInfo info = context.service(CommandService.class).getCommand("org.radiomate.command.OpenFromPacs");
			final ModuleItem<?> server = info.getInput("server");
			assertTrue(ParameterCheck.problem(server, "https://me:" + SECRET + "@host/dicom-web").contains("leave user"));
			assertEquals(null, ParameterCheck.problem(server, "https://host/dicom-web/a@b"));
			final InputMemory memory = context.service(InputMemory.class);
			final String before = memory.recall(info, server);
			try {
				memory.remember(info, server, "https://host/remembered");
				memory.remember(info, server, " HTTPS://me:" + SECRET + "@host");
				assertEquals("https://host/remembered", memory.recall(info, server));
			}
			finally {
				context.service(PrefService.class).put(InputMemory.class, info.getDelegateClassName() + ".server", before);
			}
		}
	}
}
