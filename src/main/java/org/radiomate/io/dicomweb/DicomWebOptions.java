package org.radiomate.io.dicomweb;

import java.time.Duration;

/**
 * How long to wait for a server, how often to try, and how much to take from it.
 *
 * @param connectTimeout for a connection
 * @param answerTimeout for the beginning of an answer, and for each next piece of it
 * @param attempts how often a request is sent in all, when the server is overloaded or the connection breaks
 * @param firstPause before the second attempt; each further pause is twice as long
 * @param mostJsonBytes of one page of a search's answer
 * @param mostInstanceBytes of one retrieved instance
 * @param mostFound studies, series of a study or instances of a series
 */
public record DicomWebOptions(Duration connectTimeout, Duration answerTimeout, int attempts, Duration firstPause,
	long mostJsonBytes, long mostInstanceBytes, int mostFound)
{

	/** 20 s, 60 s, 4 attempts from 1 s on, 32 MB, 2 GB, 20000. */
	public static DicomWebOptions defaults() {
		return new DicomWebOptions(Duration.ofSeconds(20), Duration.ofSeconds(60), 4, Duration.ofSeconds(1), 32L << 20,
			2L << 30, 20_000);
	}

	public DicomWebOptions withAnswerTimeout(final Duration timeout) {
		return new DicomWebOptions(connectTimeout, timeout, attempts, firstPause, mostJsonBytes, mostInstanceBytes,
			mostFound);
	}

	public DicomWebOptions withAttempts(final int number, final Duration pause) {
		return new DicomWebOptions(connectTimeout, answerTimeout, number, pause, mostJsonBytes, mostInstanceBytes, mostFound);
	}

	public DicomWebOptions withLimits(final long jsonBytes, final long instanceBytes, final int found) {
		return new DicomWebOptions(connectTimeout, answerTimeout, attempts, firstPause, jsonBytes, instanceBytes, found);
	}
}
