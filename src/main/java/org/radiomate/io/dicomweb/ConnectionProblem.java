package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/**
 * Says why no answer came: for good, or such that trying again may help. The failure itself is no cause of what is thrown:
 * its text may quote what the server wrote, and a server may echo the credentials.
 */
final class ConnectionProblem {

	private ConnectionProblem() {}

	/** The exception to throw. */
	static RuntimeException of(final Throwable failure, final String server) {
		final String sentence = lasting(failure, server);
		if (sentence != null) return new ProblemException(sentence);
		if (has(failure, HttpConnectTimeoutException.class)) return new BrokenTransfer(server +
			" cannot be reached: no connection in time. Check 'server', the network and the proxy.");
		if (has(failure, HttpTimeoutException.class)) return new BrokenTransfer(server + " does not answer in time.");
		return new BrokenTransfer("The connection with " + server + " broke off.");
	}

	/** The sentence for a problem that stays; null if it may pass. */
	private static String lasting(final Throwable failure, final String server) {
		if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) return server +
			" is not known: there is no such host. Correct 'server'.";
		if (has(failure, SSLException.class) || has(failure, CertificateException.class)) return tls(failure, server);
		if (has(failure, HttpConnectTimeoutException.class)) return null;
		if (has(failure, ConnectException.class)) return server +
			" refuses the connection. Check 'server' and its port, and whether the service is running.";
		if (has(failure, ProtocolException.class)) return server +
			" does not answer as a web server should. Check 'server' and its port.";
		return null;
	}

	private static String tls(final Throwable failure, final String server) {
		if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
			return "The certificate of " + server + " has expired or is not yet valid. Ask the archive's administrator for a " +
				"new one, and check this computer's clock.";
		}
		if (saysNoName(failure)) return "The certificate of " + server +
			" is for another host. Give 'server' the name that the certificate has.";
		if (has(failure, CertificateException.class) || has(failure, CertPathValidatorException.class)) return
			"The certificate of " + server + " is not trusted. If you know it to be right, give it, or its authority's, as a PEM file with 'certificate'.";
		if (has(failure, SocketException.class)) return null;
		return server + " makes no encrypted connection. Check the port, and whether 'server' should begin with http.";
	}

	/** Java tells the wrong name from other faults by text alone. */
	private static boolean saysNoName(final Throwable failure) {
		for (Throwable e = failure; e != null; e = e.getCause()) {
			final String message = String.valueOf(e.getMessage());
			if (e instanceof CertificateException && (message.contains("No subject alternative") || message.contains(
				"No name matching"))) return true;
		}
		return false;
	}

	private static boolean has(final Throwable failure, final Class<? extends Throwable> type) {
		for (Throwable e = failure; e != null; e = e.getCause()) {
			if (type.isInstance(e)) return true;
		}
		return false;
	}
}
