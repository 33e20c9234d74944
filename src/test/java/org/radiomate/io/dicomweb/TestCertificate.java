package org.radiomate.io.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate, made anew.
 *
 * @param server TLS with it, for a server
 * @param pem the file for clients
 */
public record TestCertificate(SSLContext server, Path pem) {

	private static final String PASSWORD = "changeit";

	/**
	 * Makes one with Java's own tool.
	 *
	 * @param host whose certificate it is, such as {@code dns:localhost}
	 * @param days for how long, from {@code since} on
	 */
	public static TestCertificate make(final Path folder, final String host, final String since, final int days)
		throws Exception
	{
		final Path store = folder.resolve("keys.p12"), pem = folder.resolve("server.pem");
		Files.createDirectories(folder);
		keytool("-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=test", "-ext", "san=" +
			host, "-startdate", since, "-validity", Integer.toString(days), "-storetype", "PKCS12", "-keystore", store.toString());
		keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(), "-file", pem.toString());
		final KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		final KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD.toCharArray());
		final SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return new TestCertificate(context, pem);
	}

	private static void keytool(final String... arguments) throws Exception {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
			.toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("-storepass", PASSWORD));
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		final String said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), said);
	}
}
