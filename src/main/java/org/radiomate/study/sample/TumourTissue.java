package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

import java.util.function.IntToDoubleFunction;

/**
 * The CT numbers inside a tumour, drawn slice after slice: its enhancement, a correlated texture that goes on from one
 * slice to the next in part, and necrotic patches where a second, smoother field is high.
 */
final class TumourTissue {

	private static final double STRANDING_MM = 1.2;
	private static final double STRANDING_HU = -10;
	private static final double NECROSIS_LENGTH_MM = 2.5;
	private static final double NECROSIS_HU = 40;
	/** Field units over which a patch deepens. */
	private static final double NECROSIS_EDGE = 0.6;
	private static final double SLICE_CORRELATION = 0.4;

	private final TumourTraits traits;
	private final double enhancementHu;
	private final RandomGenerator random;
	private final SmoothField texture;
	private final SmoothField necrosis;
	private double[] lastTexture;
	private double[] lastNecrosis;

	TumourTissue(final SimulationOptions options, final TumourTraits traits, final double enhancementHu,
		final RandomGenerator random)
	{
		this.traits = traits;
		this.enhancementHu = enhancementHu;
		this.random = random;
		this.texture = field(options, traits.textureLengthMm());
		this.necrosis = field(options, NECROSIS_LENGTH_MM);
	}

	private static SmoothField field(final SimulationOptions options, final double lengthMm) {
		return new SmoothField(options.widthPixels(), options.heightPixels(), lengthMm / options.spacingMm());
	}

	/** Paints the next slice: stranded fat around the tumour, then the tumour. */
	void paint(final SliceCanvas canvas, final RadialOutline border) {
		canvas.paint((x, y) -> border.depthMm(x, y) + STRANDING_MM, STRANDING_HU);
		canvas.paint(border, nextSlice());
	}

	/** The CT number at a pixel in x-fastest order. */
	private IntToDoubleFunction nextSlice() {
		final double[] fine = lastTexture = continued(lastTexture, texture.draw(random));
		final double[] patches = lastNecrosis = continued(lastNecrosis, necrosis.draw(random));
		return pixel -> enhancementHu + traits.textureSdHu() * fine[pixel] - NECROSIS_HU * depth(patches[pixel]);
	}

	private static double[] continued(final double[] last, final double[] fresh) {
		if (last == null) return fresh;
		final double rest = Math.sqrt(1 - SLICE_CORRELATION * SLICE_CORRELATION);
		for (int i = 0; i < fresh.length; i++) fresh[i] = SLICE_CORRELATION * last[i] + rest * fresh[i];
		return fresh;
	}

	private double depth(final double field) {
		return Math.max(0, Math.min(1, (field - traits.necrosisThreshold()) / NECROSIS_EDGE));
	}
}
