package org.radiomate.imagej;

import ij.gui.GUI;
import ij.gui.GenericDialog;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Panel;
import java.awt.Point;
import java.awt.ScrollPane;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;

/**
 * ImageJ's dialog with a scroll bar where it would be taller than the screen: the last lines, which explain, and the buttons
 * stay in sight, and the field that has the focus is brought there.
 */
class ScrollingDialog extends GenericDialog {

	private static final int SPARED_PIXELS = 80, BAR_PIXELS = 24, FRAME_PIXELS = 4;

	/** Of OK, Cancel, No and Help. */
	private static final int HELP_BUTTON = 3;

	private final int linesInSight;
	private final Runnable help;
	private ScrollPane pane;

	/**
	 * @param linesInSight how many components above the buttons do not scroll
	 * @param help what the Help button does
	 */
	ScrollingDialog(final String title, final int linesInSight, final Runnable help) {
		super(title);
		this.linesInSight = linesInSight;
		this.help = help;
		addHelp("");
	}

	/** ImageJ's own Help button shows a text that no link leads away from. */
	@Override
	public void actionPerformed(final ActionEvent event) {
		if (event.getSource() == getButtons()[HELP_BUTTON]) help.run();
		else super.actionPerformed(event);
	}

	/** ImageJ calls this when all components are there and their sizes known. */
	@Override
	protected void setup() {
		fit();
	}

	/** Makes the dialog as high as its visible fields need, or as the screen allows; to be called when they change. */
	void fit() {
		final int available = GUI.getMaxWindowBounds(this).height - SPARED_PIXELS;
		pack();
		if (pane == null && getHeight() > available) scroll();
		if (pane == null) return;
		final Dimension whole = pane.getComponent(0).getPreferredSize(), now = pane.getSize();
		final int around = getHeight() - now.height;
		pane.setPreferredSize(new Dimension(whole.width + BAR_PIXELS, Math.min(whole.height + FRAME_PIXELS, available -
			around)));
		pane.invalidate();
		pack();
		validate();
	}

	private void scroll() {
		final GridBagLayout layout = (GridBagLayout) getLayout();
		final Component[] all = getComponents();
		final int scrolled = all.length - linesInSight - 1;
		final Panel fields = new Panel(new GridBagLayout());
		for (int i = 0; i < scrolled; i++) {
			final GridBagConstraints place = layout.getConstraints(all[i]);
			remove(all[i]);
			fields.add(all[i], place);
		}
		pane = new ScrollPane(ScrollPane.SCROLLBARS_AS_NEEDED);
		pane.add(fields);
		add(pane, new GridBagConstraints(0, 0, 2, 1, 1, 1, GridBagConstraints.CENTER, GridBagConstraints.BOTH, new Insets(0, 0,
			8, 0), 0, 0));
		for (final Component field : fields.getComponents()) followFocus(field, fields, pane);
		pack();
	}

	private static void followFocus(final Component field, final Panel fields, final ScrollPane pane) {
		if (field instanceof Panel group) {
			for (final Component part : group.getComponents()) followFocus(part, fields, pane);
		}
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent event) {
				int y = 0;
				for (Component at = field; at != null && at != fields; at = at.getParent()) y += at.getY();
				final int top = pane.getScrollPosition().y, height = pane.getViewportSize().height;
				if (y < top || y + field.getHeight() > top + height) pane.setScrollPosition(new Point(0, Math.max(0, y - height /
					2)));
			}
		});
	}
}
