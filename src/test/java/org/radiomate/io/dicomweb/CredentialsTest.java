package org.radiomate.io.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Credentials are read from where they are, and no text that comes out holds them. */
class CredentialsTest {

	private static final String SECRET = "Ge:heim=7 ä";

	@TempDir
	Path folder;

	private Path file(final String text, final String rights) throws IOException {
		final Path file = folder.resolve("pacs.txt");
		Files.deleteIfExists(file);
		Files.writeString(file, text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
		return file;
	}

	@Test
	void basicIsTheStandardsExample() {
		assertEquals("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", Credentials.basic("Aladdin", "open sesame").header());
		assertEquals("Basic dGVzdDoxMjPCow==", Credentials.basic("test", "123£").header());
		assertEquals("Bearer mF_9.B5f-4.1JqM", Credentials.bearer("mF_9.B5f-4.1JqM").header());
		assertTrue(Credentials.NONE.isNone());
	}

	@Test
	void theirTextHoldsNoSecret() {
		assertEquals("Basic credentials", Credentials.basic("me", SECRET).toString());
		assertEquals("Bearer credentials", Credentials.bearer("token").toString());
		assertEquals("no credentials", Credentials.NONE.toString());
	}

	@Test
	void whatCannotBeSentIsRefusedWithoutRepeatingIt() {
		assertFalse(assertProblem(() -> Credentials.basic("a:b", SECRET), "colon").contains(SECRET));
		assertFalse(assertProblem(() -> Credentials.basic("a", SECRET + "\r\nX: y"), "control").contains(SECRET));
		assertFalse(assertProblem(() -> Credentials.bearer("s3cr\net"), "token").contains("s3cr"));
		assertProblem(() -> Credentials.bearer(""), "empty");
		assertProblem(() -> Credentials.basic("", SECRET), "no user name");
	}

	@Test
	void theEnvironmentHasAUserWithPasswordOrAToken() {
		assertEquals(Credentials.basic("me", SECRET).header(), Credentials.ofEnvironment(Map.of(Credentials.USER, "me",
			Credentials.PASSWORD, SECRET)).header());
		assertEquals("Bearer t", Credentials.ofEnvironment(Map.of(Credentials.TOKEN, "t")).header());
		for (final Map<String, String> other : java.util.List.of(Map.<String, String> of(), Map.of(Credentials.USER, "me"), Map
			.of(Credentials.PASSWORD, SECRET, Credentials.TOKEN, "t")))
		{
			assertFalse(assertProblem(() -> Credentials.ofEnvironment(other), Credentials.USER, Credentials.TOKEN).contains(
				SECRET));
		}
	}

	@Test
	void aFileOfOnesOwnIsRead() throws IOException {
		assertEquals(Credentials.basic("me", SECRET).header(), CredentialsFile.read(file("# the archive\n\nuser: me\npassword: " +
			SECRET + "\n", "rw-------")).header());
		assertEquals("Bearer t", CredentialsFile.read(file("token:t", "r--------")).header());
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-r-----", "rw----r--", "rw--w----" })
	void aFileThatIsOpenToOthersIsRefused(final String rights) throws IOException {
		final Path file = file("token: " + SECRET, rights);
		assertFalse(assertProblem(() -> CredentialsFile.read(file), "open to other users", "chmod 600").contains(SECRET));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "user: me", "Ge:heim=7 ä", "user: me\nuser: you\npassword: Ge:heim=7 ä",
		"token: t\npassword: Ge:heim=7 ä", "pasword: Ge:heim=7 ä" })
	void aFileOfAnotherFormIsRefusedWithoutRepeatingIt(final String text) throws IOException {
		final Path file = file(text, "rw-------");
		assertFalse(assertProblem(() -> CredentialsFile.read(file), "credentials file", "password").contains("heim"));
	}

	@Test
	void aMissingOrUnreadableFileIsSaidWithoutItsPath() throws IOException {
		assertFalse(assertProblem(() -> CredentialsFile.read(folder.resolve(SECRET)), "no credentials file").contains("heim"));
		final Path binary = file("", "rw-------");
		Files.write(binary, new byte[] { (byte) 0xff, (byte) 0xfe });
		assertProblem(() -> CredentialsFile.read(binary), "Cannot read the credentials file");
		final Path tooLong = file("#".repeat(70_000), "rw-------");
		assertProblem(() -> CredentialsFile.read(tooLong), "too long");
	}
}
