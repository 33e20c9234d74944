package org.radiomate.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

/**
 * Gives a server without TLS an encrypted front, as web servers before archives do. Debian 12's Orthanc ends with a
 * segmentation fault at the first encrypted connection.
 */
final class TlsFront implements AutoCloseable {

	private final ServerSocket front;
	private final int behind;
	private final ExecutorService threads = Executors.newCachedThreadPool();

	/** Listens on a free port for a server on another one. */
	TlsFront(final SSLContext tls, final int behind) throws IOException {
		front = tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.behind = behind;
		threads.submit(this::accept);
	}

	int port() {
		return front.getLocalPort();
	}

	private Void accept() throws IOException {
		while (true) {
			final Socket client = front.accept();
			final Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
			threads.submit(() -> copy(client, server));
			threads.submit(() -> copy(server, client));
		}
	}

	private static Void copy(final Socket from, final Socket to) throws IOException {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			in.transferTo(out);
		}
		return null;
	}

	@Override
	public void close() throws IOException {
		front.close();
		threads.shutdownNow();
	}
}
