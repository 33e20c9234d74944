package org.radiomate.feature.ibsi;

import org.radiomate.feature.texture.LevelSizeMatrix;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The features that every matrix of gray levels by size has: of runs by length, zones by size or distance, voxels by
 * dependence.
 *
 * @param tags IBSI's short tags in the order of {@link #figures}, separated by blanks
 * @param codes IBSI's codes in the same order
 * @param small what a small size is called, such as {@code Short run}
 * @param large what a large size is called
 * @param item what is counted, such as {@code run}
 * @param size the size in words, such as {@code run length}
 * @param smallMeans what many small sizes tell a clinician
 * @param largeMeans what many large sizes tell
 */
record LevelSizeFigures(String tags, String codes, String small, String large, String item, String size, String smallMeans,
	String largeMeans)
{

	private static final String LOW = "where the lowest gray levels prevail", HIGH = "where high gray levels prevail";

	/** All features; the energy only if there is a tag for it. */
	List<IbsiFigure<LevelSizeMatrix>> figures() {
		final List<IbsiFigure<LevelSizeMatrix>> all = List.of(//
			emphasis(0, small + " emphasis", 0, -2, smallMeans), emphasis(1, large + " emphasis", 0, 2, largeMeans), //
			emphasis(2, "Low grey level " + item + " emphasis", -2, 0, "large " + LOW), //
			emphasis(3, "High grey level " + item + " emphasis", 2, 0, "large " + HIGH), //
			emphasis(4, small + " low grey level emphasis", -2, -2, smallMeans + ", " + LOW), //
			emphasis(5, small + " high grey level emphasis", 2, -2, smallMeans + ", " + HIGH), //
			emphasis(6, large + " low grey level emphasis", -2, 2, largeMeans + ", " + LOW), //
			emphasis(7, large + " high grey level emphasis", 2, 2, largeMeans + ", " + HIGH), //
			figure(8, "Grey level non-uniformity", "sum_i (sum_j m(i,j))^2 / N", "large where few gray levels prevail; grows with " +
				"volume", LevelSizeMatrix::levelNonuniformity), //
			figure(9, "Normalised grey level non-uniformity", "sum_i (sum_j m(i,j))^2 / N^2",
				"large where few gray levels prevail, whatever the volume", matrix -> matrix.levelNonuniformity() / matrix.total()), //
			figure(10, capital(size) + " non-uniformity", "sum_j (sum_i m(i,j))^2 / N", "large where the " + size +
				" is the same everywhere; grows with volume", LevelSizeMatrix::sizeNonuniformity), //
			figure(11, "Normalised " + size + " non-uniformity", "sum_j (sum_i m(i,j))^2 / N^2", "large where the " + size +
				" is the same everywhere, whatever the volume", matrix -> matrix.sizeNonuniformity() / matrix.total()), //
			figure(12, capital(item) + " percentage", "N / N_v, N_v voxels",
				"1 for the finest texture, small for large areas of one gray level", LevelSizeMatrix::percentage), //
			figure(13, "Grey level variance", "sum_ij (i-mu)^2 m(i,j) / N, mu the mean level", "how widely the gray levels spread",
				LevelSizeMatrix::levelVariance), //
			figure(14, capital(size) + " variance", "sum_ij (j-mu)^2 m(i,j) / N, mu the mean " + size,
				"whether fine and coarse areas lie side by side", LevelSizeMatrix::sizeVariance), //
			figure(15, capital(size) + " entropy", "-sum_ij p(i,j) log2 p(i,j), p = m / N", "how varied the texture is in gray level " +
				"and " + size, LevelSizeMatrix::entropy), //
			figure(16, capital(size) + " energy", "sum_ij p(i,j)^2, p = m / N", "large where one gray level and " + size + " prevail",
				LevelSizeMatrix::energy));
		return all.subList(0, tags.split(" ").length);
	}

	private static String capital(final String words) {
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	private IbsiFigure<LevelSizeMatrix> emphasis(final int index, final String displayName, final int levelPower,
		final int sizePower, final String meaning)
	{
		return figure(index, displayName, "sum_ij m(i,j)" + power("i", levelPower) + power("j", sizePower) + " / N", meaning,
			matrix -> matrix.emphasis(levelPower, sizePower));
	}

	private static String power(final String letter, final int power) {
		return power == 0 ? "" : power < 0 ? " / " + letter + "^2" : " " + letter + "^2";
	}

	/** A figure beyond the tags is made, too, and not used. */
	private IbsiFigure<LevelSizeMatrix> figure(final int index, final String displayName, final String definition,
		final String meaning, final ToDoubleFunction<LevelSizeMatrix> value)
	{
		final String[] tag = tags.split(" "), code = codes.split(" ");
		final int place = Math.min(index, tag.length - 1);
		return IbsiFigure.number(tag[place], displayName, code[place], definition, meaning, value);
	}
}
