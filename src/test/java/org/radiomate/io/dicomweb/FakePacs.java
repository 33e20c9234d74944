package org.radiomate.io.dicomweb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicom.DicomTag;
import org.radiomate.io.dicom.DicomWriter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

/** A small DICOMweb service on this computer with one phantom series, any of whose answers can be made to go wrong. */
public final class FakePacs implements AutoCloseable {

	public static final String STUDY = "2.25.7", SERIES = "2.25.77", ROOT = "/dicom-web";
	static final String STUDIES = ROOT + "/studies", ALL_SERIES = STUDIES + "/" + STUDY + "/series", INSTANCES = ALL_SERIES +
		"/" + SERIES + "/instances";
	static final String BOUNDARY = "part-of-it";

	/** A request that came: the path, the query, and the header Authorization, null if there was none. */
	public record Request(String path, String query, String authorization) {}

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final int slices;
	private final Map<String, HttpHandler> special = new ConcurrentHashMap<>();
	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private FakePacs(final HttpServer server, final int slices) {
		this.server = server;
		this.slices = slices;
		server.setExecutor(threads);
		server.createContext("/", this::handle);
		server.start();
	}

	/** Starts a service with so many slices. */
	public static FakePacs start(final int slices) {
		try {
			return new FakePacs(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), slices);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	/** Starts a service with TLS. */
	static FakePacs start(final int slices, final SSLContext tls) throws IOException {
		final HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(tls));
		return new FakePacs(server, slices);
	}

	/** The address as users give it. */
	public String address() {
		return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + server.getAddress().getPort() + ROOT;
	}

	/** Replaces what is at a path. */
	public FakePacs at(final String path, final HttpHandler handler) {
		special.put(path, handler);
		return this;
	}

	/** What was asked so far. */
	public List<Request> requests() {
		return List.copyOf(requests);
	}

	/** How often something below a path was asked for. */
	public long countOf(final String path) {
		return requests.stream().filter(request -> request.path().equals(path)).count();
	}

	static String instance(final int z) {
		return INSTANCES + "/2.25.1" + z;
	}

	private void handle(final HttpExchange exchange) throws IOException {
		final String path = exchange.getRequestURI().getPath();
		requests.add(new Request(path, String.valueOf(exchange.getRequestURI().getRawQuery()), exchange.getRequestHeaders()
			.getFirst("Authorization")));
		try (exchange) {
			special.getOrDefault(path, this::usual).handle(exchange);
		}
	}

	private void usual(final HttpExchange exchange) throws IOException {
		final String path = exchange.getRequestURI().getPath();
		final boolean more = !String.valueOf(exchange.getRequestURI().getRawQuery()).contains("offset=0&") && !String.valueOf(
			exchange.getRequestURI().getRawQuery()).endsWith("offset=0");
		if (path.equals(STUDIES)) json(exchange, more ? "[]" : "[" + study(STUDY) + "]");
		else if (path.equals(ALL_SERIES)) json(exchange, more ? "[]" : "[" + series(SERIES, "Formula") + "]");
		else if (path.equals(INSTANCES)) json(exchange, more ? "[]" : IntStream.range(0, slices).mapToObj(z -> object("00080018",
			"UI", "2.25.1" + z)).collect(Collectors.joining(",", "[", "]")));
		else if (path.startsWith(INSTANCES + "/2.25.1")) multipart(exchange, slice(Integer.parseInt(path.substring((INSTANCES +
			"/2.25.1").length()))));
		else send(exchange, 404, "text/html", "<html>nothing here</html>");
	}

	static String study(final String uid) {
		return "{" + field("0020000D", "UI", uid) + "," + field("00100020", "LO", "P1") + "," + field("00080020", "DA",
			"20260131") + "," + field("00080050", "SH", "A7") + ",\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":" +
			"\"Secret^Name\"}]}}";
	}

	static String series(final String uid, final String description) {
		return "{" + field("0020000E", "UI", uid) + "," + field("0008103E", "LO", description) + "," + field("00080060", "CS",
			"CT") + ",\"00200011\":{\"vr\":\"IS\",\"Value\":[3]},\"00201209\":{\"vr\":\"IS\",\"Value\":[4]}}";
	}

	static String object(final String tag, final String vr, final String value) {
		return "{" + field(tag, vr, value) + "}";
	}

	private static String field(final String tag, final String vr, final String value) {
		return "\"" + tag + "\":{\"vr\":\"" + vr + "\",\"Value\":[\"" + value + "\"]}";
	}

	/** A slice of the phantom as a file. */
	static byte[] slice(final int z) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DicomWriter.write(DicomPhantom.slice(z).text(DicomTag.STUDY_DATE, "20260131").build(), bytes);
		return bytes.toByteArray();
	}

	static byte[] part(final byte[] content) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(("\r\n--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(
			StandardCharsets.US_ASCII));
		bytes.writeBytes(content);
		return bytes.toByteArray();
	}

	static byte[] end() {
		return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	static void multipart(final HttpExchange exchange, final byte[] content) throws IOException {
		send(exchange, 200, multipartType(), concat(part(content), end()));
	}

	static String multipartType() {
		return "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY;
	}

	static byte[] concat(final byte[]... parts) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (final byte[] part : parts) bytes.writeBytes(part);
		return bytes.toByteArray();
	}

	static void json(final HttpExchange exchange, final String text) throws IOException {
		send(exchange, 200, "application/dicom+json", text);
	}

	static void send(final HttpExchange exchange, final int status, final String type, final String text)
		throws IOException
	{
		send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
	}

	static void send(final HttpExchange exchange, final int status, final String type, final byte[] body)
		throws IOException
	{
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			if (body.length > 0) out.write(body);
		}
	}

	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
	}
}
