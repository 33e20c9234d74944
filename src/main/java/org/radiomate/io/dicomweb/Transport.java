package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.task.Software;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Sends requests to one server and gives the answers: tries again when that may help, stops when the user cancels, follows
 * redirects on the server itself, and turns every other status into a sentence. What the server writes is never repeated in
 * a message, because it may echo what it was sent.
 */
final class Transport {

	private static final int MOST_REDIRECTS = 5;
	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308), PASSING = Set.of(429, 500, 502, 503, 504);

	/**
	 * An answer that brings something.
	 *
	 * @param mediaType the whole header Content-Type; empty if there is none
	 * @param body the content
	 */
	record Answer(String mediaType, AnswerStream body) {

		/** The kind of content without parameters, in lower case. */
		String kind() {
			return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
		}
	}

	private final ServerAddress address;
	private final Credentials credentials;
	private final DicomWebOptions options;
	private final HttpClient http;

	/**
	 * @param certificate whose certificates to trust; null for those that Java trusts
	 */
	Transport(final ServerAddress address, final Credentials credentials, final Path certificate,
		final DicomWebOptions options)
	{
		if (!credentials.isNone() && !address.isEncrypted() && !address.isThisComputer()) throw new ProblemException(address
			.name() + " is not encrypted, so that anyone on the way could read the credentials. Use an address with https.");
		if (certificate != null && !address.isEncrypted()) throw new ProblemException(address.name() +
			" is not encrypted and has no certificate. Use an address with https, or leave 'certificate' empty.");
		this.address = address;
		this.credentials = credentials;
		this.options = options;
		final HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(
			HttpClient.Redirect.NEVER).connectTimeout(options.connectTimeout());
		if (certificate != null) builder.sslContext(TrustedCertificate.context(certificate));
		http = builder.build();
	}

	/**
	 * Gets what is at a place below the service.
	 *
	 * @param receiver makes the result of the answer; called again for each attempt
	 */
	<T> T get(final String pathAndQuery, final String accept, final Progress progress, final Function<Answer, T> receiver) {
		Duration pause = options.firstPause();
		for (int attempt = 1;; attempt++) {
			try {
				return once(address.below(pathAndQuery), accept, progress, receiver);
			}
			catch (final BrokenTransfer e) {
				if (attempt >= options.attempts()) throw new ProblemException(e.getMessage() + " It was tried " + attempt +
					" times. Try again later: what was retrieved is kept.", e);
				sleep(pause, progress);
				pause = pause.multipliedBy(2);
			}
		}
	}

	private <T> T once(final URI start, final String accept, final Progress progress, final Function<Answer, T> receiver) {
		URI place = start;
		for (int i = 0; i <= MOST_REDIRECTS; i++) {
			final HttpResponse<AnswerStream> response = await(http.sendAsync(request(place, accept), info -> new AnswerStream(
				address.name(), options.answerTimeout(), progress)), progress);
			try (AnswerStream body = response.body()) {
				if (!REDIRECTS.contains(response.statusCode())) {
					check(response, place);
					return receiver.apply(new Answer(response.headers().firstValue("Content-Type").orElse(""), body));
				}
			}
			place = address.redirected(place, response.headers().firstValue("Location").orElse(""));
		}
		throw new ProblemException(address.name() + " sends on in circles. Check 'server'.");
	}

	private HttpRequest request(final URI place, final String accept) {
		final HttpRequest.Builder request = HttpRequest.newBuilder(place).timeout(options.answerTimeout()).header("Accept",
			accept).header("User-Agent", Software.nameAndVersion().replace(' ', '/'));
		if (!credentials.isNone()) request.header("Authorization", credentials.header());
		return request.build();
	}

	private <T> T await(final CompletableFuture<T> future, final Progress progress) {
		try {
			while (true) {
				progress.check();
				try {
					return future.get(AnswerStream.POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					// the request has its own, longer limit; here is only the time to look for Escape
				}
			}
		}
		catch (final ExecutionException e) {
			throw ConnectionProblem.of(e.getCause(), address.name());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException(Progress.CANCELLED).initCause(e);
		}
		finally {
			future.cancel(true);
		}
	}

	private void check(final HttpResponse<?> response, final URI place) {
		final int status = response.statusCode();
		if (PASSING.contains(status)) throw new BrokenTransfer(address.name() + " has an error or is overloaded (status " +
			status + ").");
		if (status < 200 || status > 299) throw new ProblemException(refusal(status, place));
		final String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
		if (!encoding.equalsIgnoreCase("identity")) throw new ProblemException(address.name() +
			" compresses its answers though it was not asked to. Switch this off in its settings.");
	}

	private String refusal(final int status, final URI place) {
		return address.name() + switch (status) {
			case 401 -> credentials.isNone() ? " asks for credentials. Give 'credentials'."
				: " does not accept the credentials. Correct the user, password or token.";
			case 403 -> " does not allow this" + (credentials.isNone() ? " without credentials. Give 'credentials'."
				: " with these credentials. Ask the archive's administrator for access.");
			case 404, 410 -> " has nothing at " + place.getPath() +
				". Check 'server', which often ends in /dicom-web, and whether the images are still there.";
			case 407 -> " is behind a proxy that asks for credentials. Set the proxy in Java or ImageJ.";
			case 413 -> " finds too much. Narrow the search.";
			case 400 -> " does not understand the search (status 400). Check 'server' and the search.";
			case 406, 415 -> " cannot give this in the form that DICOMweb asks for (status " + status +
				"). Check that 'server' is a DICOMweb service.";
			default -> " answers with status " + status + ". Check that 'server' is a DICOMweb service.";
		};
	}

	private static void sleep(final Duration pause, final Progress progress) {
		final long until = System.nanoTime() + pause.toNanos();
		try {
			while (System.nanoTime() < until) {
				progress.check();
				Thread.sleep(Math.min(AnswerStream.POLL_MILLISECONDS, Math.max(1, pause.toMillis())));
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException(Progress.CANCELLED).initCause(e);
		}
	}

	ServerAddress address() {
		return address;
	}

	DicomWebOptions options() {
		return options;
	}
}
