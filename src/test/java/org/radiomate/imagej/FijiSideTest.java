package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.widget.AbstractInputPanel;
import org.scijava.widget.DefaultWidgetModel;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;
import org.scijava.widget.WidgetService;

import java.util.List;

import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** What Fiji finds in our jar: outputs that are shown, paths that are asked for, no twin in the search bar. */
class FijiSideTest {

	private final Context context = new Context();

	@AfterEach
	void stop() {
		context.dispose();
	}

	private CommandInfo command(final String name) {
		return context.service(CommandService.class).getCommand("org.radiomate.command." + name);
	}

	/** Looks like what Fiji makes of a line of plugins.config. */
	private static final class Wrapped extends CommandInfo {

		private final String identifier;

		Wrapped(final String identifier) {
			super("java.lang.Object");
			this.identifier = identifier;
		}

		@Override
		public String getIdentifier() {
			return identifier;
		}
	}

	@Test
	void twinsLeaveTheSearchBarAndOthersStay() {
		final ModuleService modules = context.service(ModuleService.class);
		final CommandInfo twin = new Wrapped("legacy:org.radiomate.imagej.RadiomicsMenu(\"org.radiomate.command.SplitCohort\")");
		final CommandInfo other = new Wrapped("legacy:ij.plugin.Animator");
		modules.addModules(List.of(twin, other));
		assertFalse(modules.getModules().contains(twin));
		assertTrue(modules.getModules().contains(other));
		assertTrue(modules.getModules().contains(command("SplitCohort")), "the command itself stays");
	}

	@Test
	void tablesAreShownAndMarkedAsShown() {
		final Module module = context.service(ModuleService.class).createModule(command("SplitCohort"));
		final ResultsTable table = new ResultsTable();
		table.incrementCounter();
		module.setOutput("split", table);
		new ShowOutputs().process(module);
		assertSame(table, Analyzer.getResultsTable(), "without a screen macros read the results table");
		assertTrue(module.isOutputResolved("split"));
		assertEquals("Radiomics Features", OutputDisplay.title("Features"));
		assertEquals("Radiomics Features", OutputDisplay.title("Radiomics Features"));
	}

	/** Takes what Swing's panel takes (org.scijava.ui.swing.widget.SwingInputPanel): widgets that are panels. */
	private static final class SwingLikePanel extends AbstractInputPanel<JPanel, JPanel> {

		@Override
		public Class<JPanel> getWidgetComponentType() {
			return JPanel.class;
		}

		@Override
		public JPanel getComponent() {
			return new JPanel();
		}

		@Override
		public Class<JPanel> getComponentType() {
			return JPanel.class;
		}
	}

	private InputWidget<?, ?> widget(final String command, final String parameter) {
		final Module module = context.service(ModuleService.class).createModule(command(command));
		final ModuleItem<?> item = module.getInfo().getInput(parameter);
		final WidgetModel model = new DefaultWidgetModel(context, new SwingLikePanel(), module, item, List.of());
		return context.service(WidgetService.class).create(model);
	}

	@Test
	void pathsHaveAFieldWithABrowseButtonThatTellsTheModelEachKey() {
		final InputWidget<?, ?> widget = widget("SplitCohort", "clinicaltable");
		assertEquals(PathWidget.class, widget.getClass());
		final PathWidget path = (PathWidget) widget;
		assertEquals(JButton.class, path.getComponent().getComponent(1).getClass());
		((JTextField) path.getComponent().getComponent(0)).setText(" /data/clinical.csv ");
		assertEquals("/data/clinical.csv", path.getValue());
		assertEquals("/data/clinical.csv", path.get().getModule().getInput("clinicaltable"));
		path.get().getModule().setInput("clinicaltable", "/other.csv");
		path.refreshWidget();
		assertEquals("/other.csv", path.getValue());
	}

	@Test
	void otherTextIsLeftToFijisOwnField() {
		final InputWidget<?, ?> widget = widget("SplitCohort", "outcome");
		assertFalse(widget instanceof PathWidget);
	}

	@Test
	void whatIsTypedIsCheckedAtOnce() {
		assertNull(ParameterCheck.problem(command("SplitCohort").getInput("fraction"), "0.5"));
		assertTrue(ParameterCheck.problem(command("SplitCohort").getInput("fraction"), "1.5").contains("above 1"));
		assertTrue(ParameterCheck.problem(command("SplitCohort").getInput("seed"), "x").contains("not a whole number"));
		assertTrue(ParameterCheck.problem(command("SplitCohort").getInput("clinicaltable"), "/no/such.csv").contains(
			"there is no file"));
		assertTrue(ParameterCheck.problem(command("SplitCohort").getInput("outputdir"), "").contains("is empty"));
		assertNull(ParameterCheck.problem(command("SplitCohort").getInput("outcome"), ""), "with a horizon it may stay empty");
		assertNull(ParameterCheck.problem(command("SplitCohort").getInput("positive"), ""));
		assertNotNull(command("SplitCohort").getInput("stratify"));
	}
}
