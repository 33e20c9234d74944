package org.radiomate.inference;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Stepwise logistic regression by Akaike's criterion, deviance + 2 x rank. A term is a group of columns (a nominal
 * variable's levels) that enters and leaves whole. Backward and both start from all terms, forward from the intercept;
 * ties keep the model as it is, then prefer the first candidate (removals before additions). Equal to R's {@code step}
 * (Venables WN, Ripley BD, Modern Applied Statistics with S, 2002, doi 10.1007/978-0-387-21706-2).
 */
public final class StepwiseLogistic {

	/** A new model must lower the criterion by more than this. */
	private static final double LEAST_GAIN = 1e-7;
	private static final int MAX_STEPS = 1000;

	/** Which moves are allowed. */
	public enum Direction {
		NONE,
		BACKWARD,
		FORWARD,
		BOTH;

		/** The direction of that name, in any case. */
		public static Direction parse(final String text) {
			for (final Direction direction : values()) {
				if (direction.name().equalsIgnoreCase(text.trim())) return direction;
			}
			throw new ProblemException("'" + text + "' is no stepwise direction; choose none, backward, forward or both.");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** A variable: its name and the positions of its columns. */
	public record Term(String name, int... columns) {}

	/**
	 * One step of the search.
	 *
	 * @param change what was done, {@code - term}, {@code + term}, or empty for the start
	 * @param df residual degrees of freedom gained (negative for an addition), {@code NaN} at the start
	 * @param residualDf of the model after the step
	 * @param residualDeviance of the model after the step
	 * @param aic of the model after the step
	 */
	public record Step(String change, double df, int residualDf, double residualDeviance, double aic) {}

	/**
	 * The model found.
	 *
	 * @param terms in the order in which they stand in the fit
	 * @param fit their regression
	 * @param path the start and every step
	 */
	public record Result(List<Term> terms, LogisticFit fit, List<Step> path) {}

	private record Candidate(String change, List<Term> terms, LogisticFit fit) {}

	private final double[][] columns;
	private final List<String> names;
	private final boolean[] positive;
	private final LogisticOptions options;

	private StepwiseLogistic(final double[][] columns, final List<String> names, final boolean[] positive,
		final LogisticOptions options)
	{
		this.columns = columns;
		this.names = names;
		this.positive = positive;
		this.options = options;
	}

	/** Each column a term of its own. */
	public static List<Term> singleTerms(final List<String> names) {
		return IntStream.range(0, names.size()).mapToObj(j -> new Term(names.get(j), j)).toList();
	}

	/**
	 * Searches for the model.
	 *
	 * @param columns column-major variables
	 * @param names of the columns
	 * @param terms groups of columns, each column in one at most
	 */
	public static Result fit(final double[][] columns, final boolean[] positive, final List<String> names,
		final List<Term> terms, final Direction direction, final LogisticOptions options)
	{
		return new StepwiseLogistic(columns, names, positive, options).search(terms, direction);
	}

	private Result search(final List<Term> scope, final Direction direction) {
		final List<Term> start = direction == Direction.FORWARD ? List.of() : scope;
		Candidate current = new Candidate("", start, fit(start));
		final List<Step> path = new ArrayList<>(List.of(step(current, Double.NaN)));
		for (int i = 0; i < MAX_STEPS && direction != Direction.NONE; i++) {
			final Candidate best = best(current, scope, direction);
			if (best == current || best.fit().aic() >= current.fit().aic() + LEAST_GAIN) break;
			path.add(step(best, best.fit().residualDf() - current.fit().residualDf()));
			current = best;
		}
		return new Result(List.copyOf(current.terms()), current.fit(), List.copyOf(path));
	}

	private static Step step(final Candidate model, final double df) {
		return new Step(model.change(), df, model.fit().residualDf(), model.fit().deviance(), model.fit().aic());
	}

	private Candidate best(final Candidate current, final List<Term> scope, final Direction direction) {
		Candidate best = current;
		for (final Candidate candidate : candidates(current, scope, direction)) {
			final boolean changesRank = candidate.fit().rank() != current.fit().rank();
			if (changesRank && candidate.fit().aic() < best.fit().aic()) best = candidate;
		}
		return best;
	}

	private List<Candidate> candidates(final Candidate current, final List<Term> scope, final Direction direction) {
		final List<Candidate> candidates = new ArrayList<>();
		if (direction != Direction.FORWARD) {
			for (final Term term : current.terms()) candidates.add(candidate("- ", term, without(current.terms(), term)));
		}
		if (direction != Direction.BACKWARD) {
			for (final Term term : scope) {
				if (!current.terms().contains(term)) candidates.add(candidate("+ ", term, with(current.terms(), term)));
			}
		}
		return candidates;
	}

	private Candidate candidate(final String sign, final Term term, final List<Term> terms) {
		return new Candidate(sign + term.name(), terms, fit(terms));
	}

	private static List<Term> without(final List<Term> terms, final Term term) {
		return terms.stream().filter(other -> other != term).toList();
	}

	private static List<Term> with(final List<Term> terms, final Term term) {
		final List<Term> longer = new ArrayList<>(terms);
		longer.add(term);
		return longer;
	}

	private LogisticFit fit(final List<Term> terms) {
		final int[] used = terms.stream().flatMapToInt(term -> Arrays.stream(term.columns())).toArray();
		final double[][] design = Arrays.stream(used).mapToObj(j -> columns[j]).toArray(double[][]::new);
		return LogisticRegression.fit(design, positive, Arrays.stream(used).mapToObj(names::get).toList(), options);
	}
}
