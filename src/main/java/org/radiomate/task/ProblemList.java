package org.radiomate.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects problems instead of stopping at the first, so that a user is told all of them at once. */
public final class ProblemList {

	private final List<String> sentences = new ArrayList<>();

	/** What a task gives; if it has a problem, that is kept and something else taken. */
	public <T> T attempt(final Supplier<T> task, final T otherwise) {
		try {
			return task.get();
		}
		catch (final ProblemException e) {
			sentences.add(e.getMessage());
			return otherwise;
		}
	}

	/** Keeps a problem. */
	public void add(final String sentence) {
		sentences.add(sentence);
	}

	/** The problems in the order in which they were met. */
	public List<String> sentences() {
		return List.copyOf(sentences);
	}
}
