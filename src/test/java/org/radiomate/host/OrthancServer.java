package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.radiomate.io.Json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real archive: Orthanc with its DICOMweb plugin, started on a free port for this computer alone, with a user and an empty
 * storage of its own. It has nothing to do with an Orthanc that the computer may run as a service.
 */
final class OrthancServer implements AutoCloseable {

	static final String USER = "reader", PASSWORD = "Sesam0effne";

	private static final Path PROGRAM = Path.of("/usr/sbin/Orthanc");
	private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
	private static final int MOST_ATTEMPTS = 100, MILLISECONDS_BETWEEN = 200;

	private final Process process;
	private final int port;
	private final HttpClient http = HttpClient.newHttpClient();

	private OrthancServer(final Process process, final int port) {
		this.process = process;
		this.port = port;
	}

	/** Whether it can be started; printed if not. */
	static boolean isInstalled() {
		final List<Path> missing = Stream.of(PROGRAM, PLUGIN).filter(Files::notExists).toList();
		if (!missing.isEmpty()) System.out.println("Skipped: without " + missing +
			" there is no archive to ask. Install orthanc and orthanc-dicomweb.");
		return missing.isEmpty();
	}

	/** Starts it with its files in a folder, and waits until it answers. */
	static OrthancServer start(final Path folder) throws IOException, InterruptedException {
		final int port = freePort();
		final Path storage = Files.createDirectories(folder.resolve("storage")), settings = folder.resolve("orthanc.json");
		Json.write(settings, Map.ofEntries(Map.entry("Name", "Test"), Map.entry("StorageDirectory", storage.toString()), Map
			.entry("IndexDirectory", storage.toString()), Map.entry("HttpPort", port), Map.entry("RemoteAccessAllowed", false),
			Map.entry("DicomServerEnabled", false), Map.entry("AuthenticationEnabled", true), Map.entry("RegisteredUsers", Map
				.of(USER, PASSWORD)), Map.entry("Plugins", List.of(PLUGIN.toString())), Map.entry("DicomWeb", Map.of("Enable", true,
					"Root", "/dicom-web/"))));
		final Process process = new ProcessBuilder(PROGRAM.toString(), settings.toString()).redirectErrorStream(true)
			.redirectOutput(folder.resolve("orthanc.log").toFile()).start();
		final OrthancServer server = new OrthancServer(process, port);
		server.awaitAnswer(folder.resolve("orthanc.log"));
		return server;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void awaitAnswer(final Path log) throws InterruptedException {
		for (int i = 0; i < MOST_ATTEMPTS && process.isAlive(); i++) {
			try {
				if (send(request("/system").GET()) == 200) return;
			}
			catch (final IOException e) {
				// not yet listening
			}
			Thread.sleep(MILLISECONDS_BETWEEN);
		}
		close();
		throw new AssertionError("Orthanc did not start: " + PlainImageJ.read(log));
	}

	private HttpRequest.Builder request(final String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Basic " + Base64
			.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
	}

	private int send(final HttpRequest.Builder request) throws IOException, InterruptedException {
		return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	/** Puts a file into the archive; once more if the server had just closed the idle connection that was to be used again. */
	void store(final byte[] file) throws IOException, InterruptedException {
		final HttpRequest.Builder request = request("/instances").POST(HttpRequest.BodyPublishers.ofByteArray(file));
		int status;
		try {
			status = send(request);
		}
		catch (final IOException e) {
			Thread.sleep(MILLISECONDS_BETWEEN);
			status = send(request);
		}
		assertEquals(200, status);
	}

	/** The DICOMweb service's address. */
	String address() {
		return "http://localhost:" + port + "/dicom-web";
	}

	int port() {
		return port;
	}

	@Override
	public void close() throws InterruptedException {
		process.destroy();
		if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
	}
}
