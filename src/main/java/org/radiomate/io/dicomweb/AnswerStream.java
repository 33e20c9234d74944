package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream that never hangs: a read stops when the user cancels, and fails when nothing comes for
 * too long. It takes one piece after the other from the network, so that a fast server does not fill the memory.
 *
 * Reading throws {@link BrokenTransfer} when the network is at fault and {@link ProblemException} when there is more than
 * allowed, but never an IOException: that one is left to the disk that the bytes are written to.
 */
final class AnswerStream extends InputStream implements HttpResponse.BodySubscriber<AnswerStream> {

	/** How soon a cancelled read ends. */
	static final int POLL_MILLISECONDS = 100;

	/** Told from an empty piece by identity. */
	private static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

	private final String server;
	private final Duration patience;
	private final Progress progress;
	private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
	private volatile Flow.Subscription subscription;
	private volatile Throwable failure;
	private volatile boolean closed;

	private List<ByteBuffer> piece = List.of();
	private int next;
	private boolean ended;
	private long bytesLeft = Long.MAX_VALUE;

	AnswerStream(final String server, final Duration patience, final Progress progress) {
		this.server = server;
		this.patience = patience;
		this.progress = progress;
	}

	/** Refuses to give more than so many bytes. */
	AnswerStream limitedTo(final long bytes) {
		bytesLeft = bytes;
		return this;
	}

	/** Everything up to the end. */
	byte[] all() {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final byte[] some = new byte[1 << 14];
		for (int count = read(some, 0, some.length); count >= 0; count = read(some, 0, some.length)) {
			bytes.write(some, 0, count);
		}
		return bytes.toByteArray();
	}

	@Override
	public CompletionStage<AnswerStream> getBody() {
		return CompletableFuture.completedStage(this);
	}

	@Override
	public void onSubscribe(final Flow.Subscription given) {
		subscription = given;
		if (closed) given.cancel();
		else given.request(1);
	}

	@Override
	public void onNext(final List<ByteBuffer> buffers) {
		arrived.add(List.copyOf(buffers));
	}

	@Override
	public void onError(final Throwable throwable) {
		failure = throwable;
		arrived.add(END);
	}

	@Override
	public void onComplete() {
		arrived.add(END);
	}

	@Override
	public int read() {
		final byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(final byte[] target, final int offset, final int length) {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) return 0;
		while (!ended && (next == piece.size() || !piece.get(next).hasRemaining())) advance();
		if (ended) return -1;
		final ByteBuffer buffer = piece.get(next);
		final int count = Math.min(length, buffer.remaining());
		if (count > bytesLeft) throw new ProblemException("The answer of " + server +
			" is larger than allowed. Ask the archive's administrator about it.");
		bytesLeft -= count;
		buffer.get(target, offset, count);
		return count;
	}

	private void advance() {
		if (next < piece.size()) next++;
		if (next < piece.size()) return;
		piece = await();
		next = 0;
		ended = piece == END;
		if (ended && failure != null) throw ConnectionProblem.of(failure, server);
		if (!ended) subscription.request(1);
	}

	private List<ByteBuffer> await() {
		final long since = System.nanoTime();
		try {
			while (true) {
				progress.check();
				final List<ByteBuffer> found = arrived.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
				if (found != null) return found;
				if (System.nanoTime() - since > patience.toNanos()) throw new BrokenTransfer(server + " stopped in the middle of " +
					"an answer.");
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException(Progress.CANCELLED).initCause(e);
		}
	}

	/** Lets go of the connection if the answer was not read to its end. */
	@Override
	public void close() {
		closed = true;
		if (subscription != null) subscription.cancel();
	}
}
