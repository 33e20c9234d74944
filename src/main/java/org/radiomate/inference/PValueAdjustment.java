package org.radiomate.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts P values of several tests. {@code NaN} stays {@code NaN} and is not counted. Equal to R's {@code p.adjust}.
 * <p>
 * Holm S, Scand J Stat 1979;6:65; Hochberg Y, Biometrika 1988;75:800, doi 10.1093/biomet/75.4.800; Benjamini Y,
 * Hochberg Y, J R Stat Soc B 1995;57:289, doi 10.1111/j.2517-6161.1995.tb02031.x; Benjamini Y, Yekutieli D, Ann Stat
 * 2001;29:1165, doi 10.1214/aos/1013699998.
 * </p>
 */
public enum PValueAdjustment {
	BONFERRONI {

		@Override
		double factor(final int rank, final int n) {
			return n;
		}
	},
	HOLM {

		@Override
		double factor(final int rank, final int n) {
			return n - rank + 1;
		}
	},
	HOCHBERG {

		@Override
		double factor(final int rank, final int n) {
			return n - rank + 1;
		}
	},
	BENJAMINI_HOCHBERG {

		@Override
		double factor(final int rank, final int n) {
			return (double) n / rank;
		}
	},
	BENJAMINI_YEKUTIELI {

		@Override
		double factor(final int rank, final int n) {
			return IntStream.rangeClosed(1, n).mapToDouble(i -> 1.0 / i).sum() * n / rank;
		}
	};

	/** What multiplies the P value of that rank, 1 being the smallest of n. */
	abstract double factor(int rank, int n);

	/** The adjusted P values in the order given. */
	public double[] adjust(final double[] pValues) {
		final Integer[] order = IntStream.range(0, pValues.length).filter(i -> !Double.isNaN(pValues[i])).boxed().sorted(
			Comparator.comparingDouble(i -> pValues[i])).toArray(Integer[]::new);
		final double[] adjusted = new double[pValues.length];
		Arrays.fill(adjusted, Double.NaN);
		final int n = order.length;
		for (int rank = 1; rank <= n; rank++) {
			final int i = order[rank - 1];
			adjusted[i] = Math.min(1, factor(rank, n) * pValues[i]);
		}
		if (this == HOLM) keepOrderUpward(adjusted, order);
		else if (this != BONFERRONI) keepOrderDownward(adjusted, order);
		return adjusted;
	}

	private static void keepOrderUpward(final double[] adjusted, final Integer[] order) {
		for (int rank = 1; rank < order.length; rank++) {
			adjusted[order[rank]] = Math.max(adjusted[order[rank]], adjusted[order[rank - 1]]);
		}
	}

	private static void keepOrderDownward(final double[] adjusted, final Integer[] order) {
		for (int rank = order.length - 2; rank >= 0; rank--) {
			adjusted[order[rank]] = Math.min(adjusted[order[rank]], adjusted[order[rank + 1]]);
		}
	}
}
