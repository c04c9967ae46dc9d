package org.songline.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.songline.cli.release.ReleaseCommand;
import org.songline.cli.release.RightsCommand;
import org.songline.cli.release.RoyaltiesCommand;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself: options that all subcommands share, and how failures are told. */
@Command(
    name = "songline",
    description = "Music production from the first idea to the released record.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  /** What runs when no command is given. */
  private static final String STUDIO = "studio";

  private static final List<Class<?>> COMMANDS =
      List.of(
          StudioCommand.class,
          NewCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          VersionsCommand.class,
          RenderCommand.class,
          MeasureCommand.class,
          CheckCommand.class,
          CompareCommand.class,
          ReferencesCommand.class,
          TranslateCommand.class,
          MasterCommand.class,
          AlbumCommand.class,
          CodecsCommand.class,
          EarsCommand.class,
          ProduceCommand.class,
          RightsCommand.class,
          ReleaseCommand.class,
          RoyaltiesCommand.class,
          DemoCommand.class,
          DevicesCommand.class,
          LibraryCommand.class,
          PresetsCommand.class,
          SamplesCommand.class,
          DoctorCommand.class);

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure happened.")
  private boolean debug;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(new Shell(System.out, StandardError.open()), arguments));
  }

  /** Runs one command; the tests' way in. */
  static int run(Shell shell, String... arguments) {
    var main = new Main();
    var line = new CommandLine(main, new Factory(shell));
    wanted(arguments).forEach(line::addSubcommand);
    line.setOut(shell.outWriter());
    line.setErr(shell.errWriter());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          shell.say("songline: " + firstLine(wrong) + "; see " + path(wrong) + " --help");
          return ExitCode.WRONG_CALL;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (main.debug) {
            failure.printStackTrace(shell.err());
          }
          shell.say("songline: " + Failures.tell(failure));
          return Failures.exitCode(failure);
        });
    return line.execute(arguments.length == 0 ? new String[] {STUDIO} : arguments);
  }

  /** The command that is called, so that no time goes into reading the others; else all. */
  private static List<Class<?>> wanted(String... arguments) {
    List<Class<?>> called =
        COMMANDS.stream().filter(type -> Arrays.asList(arguments).contains(name(type))).toList();
    return called.isEmpty() ? COMMANDS : called;
  }

  private static String name(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
  }

  private static String firstLine(Exception wrong) {
    String message = String.valueOf(wrong.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private static String path(CommandLine.ParameterException wrong) {
    return wrong.getCommandLine().getCommandSpec().qualifiedName();
  }

  /** Picocli makes commands through this, so that each gets the shell it talks to. */
  private record Factory(Shell shell) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        Constructor<K> make = type.getDeclaredConstructor(Shell.class);
        make.setAccessible(true);
        return make.newInstance(shell);
      } catch (NoSuchMethodException plain) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
