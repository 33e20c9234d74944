package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS that trusts the certificates of a PEM file and no others: a hospital's own authority, or a server's self-signed
 * certificate. The server's name is still compared with the certificate's.
 */
final class TrustedCertificate {

	private TrustedCertificate() {}

	/**
	 * The context for a file.
	 *
	 * @throws ProblemException if it holds no certificate
	 */
	static SSLContext context(final Path pem) {
		try (InputStream in = Files.newInputStream(pem)) {
			final Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
				.generateCertificates(in);
			if (certificates.isEmpty()) throw none(pem, null);
			return trusting(certificates);
		}
		catch (final IOException | GeneralSecurityException e) {
			throw none(pem, e);
		}
	}

	private static SSLContext trusting(final Collection<? extends Certificate> certificates) throws IOException,
		GeneralSecurityException
	{
		final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		int number = 0;
		for (final Certificate certificate : certificates) store.setCertificateEntry("trusted" + number++, certificate);
		final TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init(store);
		final SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers.getTrustManagers(), null);
		return context;
	}

	private static ProblemException none(final Path pem, final Exception cause) {
		return new ProblemException(pem + " holds no certificate that can be read. Give a PEM file as 'certificate'.", cause);
	}
}
