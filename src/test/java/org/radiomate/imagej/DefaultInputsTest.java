package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.Priority;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a script leaves out has its default, not what was clicked last; only in our own commands. */
class DefaultInputsTest {

	/** A command of someone else. */
	public static final class Theirs implements Command {

		@Parameter
		private String text = "default";

		@Override
		public void run() {
			// nothing to do
		}
	}

	private Context context;

	@BeforeEach
	void start() {
		context = new Context(CommandService.class, ModuleService.class, PluginService.class, InputMemory.class);
	}

	@AfterEach
	void stop() {
		context.dispose();
	}

	private Module module(final CommandInfo info) {
		return context.service(ModuleService.class).createModule(info);
	}

	private CommandInfo ours() {
		return command("SplitCohort");
	}

	private CommandInfo command(final String name) {
		return context.service(CommandService.class).getCommand("org.radiomate.command." + name);
	}

	@Test
	void leftOutInputsGetTheirDefaults() {
		final Module module = module(ours());
		module.setInput("fraction", 0.6);
		module.resolveInput("fraction");
		new DefaultInputs().process(module);
		assertEquals(0.6, module.getInput("fraction"));
		assertEquals(true, module.getInput("stratify"));
		assertEquals(1L, module.getInput("seed"));
		assertEquals("patient", module.getInput("idcolumn"));
		for (final String name : List.of("fraction", "stratify", "seed", "idcolumn", "outcome", "outputdir", "help")) {
			assertTrue(module.isInputResolved(name), name);
		}
	}

	/** A script sees neither SciJava's memory of earlier runs nor what was typed into a dialog. */
	@Test
	void previousValuesDoNotComeBack() {
		final ModuleItem<Long> seed = ours().getInput("seed", long.class);
		final InputMemory memory = context.service(InputMemory.class);
		final String before = memory.recall(ours(), seed);
		try {
			memory.remember(ours(), seed, 4711L);
			context.service(ModuleService.class).save(seed, 4711L);
			final Module module = module(ours());
			new DefaultInputs().process(module);
			load(module);
			assertEquals(1L, module.getInput("seed"));
		}
		finally {
			memory.remember(ours(), seed, before);
		}
	}

	/** A dialog shows what was typed last time, and only a module that was asked for is remembered. */
	@Test
	void whatWasTypedComesBackInTheNextDialog() {
		final ModuleItem<Long> seed = ours().getInput("seed", long.class);
		final InputMemory memory = context.service(InputMemory.class);
		final String before = memory.recall(ours(), seed);
		try {
			final Module asked = module(ours()), called = module(ours()), next = module(ours());
			memory.beforeAsking(asked);
			asked.setInput("seed", 4712L);
			memory.afterAsking(asked);
			called.setInput("seed", 1L);
			memory.afterAsking(called);
			memory.beforeAsking(next);
			assertEquals(4712L, next.getInput("seed"));
			assertFalse(next.isInputResolved("seed"), "the dialog must still ask");
		}
		finally {
			memory.remember(ours(), seed, before);
		}
	}

	/** Who goes through the steps of a study names its files once; what is folded away stays each command's own. */
	@Test
	void theStudysOwnParametersAreRememberedForAllSteps() {
		final CommandInfo split = ours(), select = command("SelectFeatures"), report = command("ShowReport"), pipeline = command(
			"RunPipeline");
		final InputMemory memory = context.service(InputMemory.class);
		final ModuleItem<?> folder = split.getInput("outputdir"), own = pipeline.getInput("splitfile"), shared = select.getInput(
			"splitfile");
		final String folderBefore = memory.recall(split, folder), ownBefore = memory.recall(pipeline, own), sharedBefore = memory
			.recall(select, shared);
		try {
			memory.remember(split, folder, "/data/study");
			memory.remember(select, shared, "/data/split.csv");
			assertEquals("/data/study", memory.recall(select, select.getInput("outputdir")));
			assertEquals("/data/study", memory.recall(report, report.getInput("studydir")));
			assertEquals(ownBefore, memory.recall(pipeline, own));
		}
		finally {
			memory.remember(split, folder, folderBefore);
			memory.remember(select, shared, sharedBefore);
		}
	}

	/** A name that no command has any more would be a mistake. */
	@Test
	void theStudysParametersExist() {
		final Set<String> names = new HashSet<>();
		new CommandLauncher(context).commands().forEach(info -> CommandLauncher.parameters(info).forEach(item -> names.add(item
			.getName())));
		assertTrue(names.containsAll(InputMemory.OF_THE_STUDY), () -> InputMemory.OF_THE_STUDY + " but " + names);
	}

	private void load(final Module module) {
		final LoadInputsPreprocessor previous = new LoadInputsPreprocessor();
		context.inject(previous);
		previous.process(module);
	}

	@Test
	void commandsOfOthersAreLeftAlone() {
		final Module module = module(new CommandInfo(Theirs.class));
		new DefaultInputs().process(module);
		assertFalse(module.isInputResolved("text"));
	}

	@Test
	void runsJustBeforeThePreviousValuesAreLoaded() throws InstantiableException {
		final List<PluginInfo<PreprocessorPlugin>> plugins = context.service(PluginService.class).getPluginsOfType(
			PreprocessorPlugin.class);
		final List<String> names = plugins.stream().map(PluginInfo::getClassName).toList();
		final int us = names.indexOf(DefaultInputs.class.getName());
		assertTrue(us >= 0, () -> "not registered: " + names);
		assertEquals(us + 1, names.indexOf(LoadInputsPreprocessor.class.getName()));
		assertTrue(plugins.get(us).getPriority() > Priority.VERY_LOW);
	}
}
