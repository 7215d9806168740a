package org.filterscope.cli;

import java.io.PrintWriter;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Problem;
import org.filterscope.task.SystemLimit;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong in a command into one line on standard error and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** The exit code that shells report for a command that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  private final CommandWords words;

  Failures(CommandWords words) {
    this.words = words;
  }

  /** Runs a command. Failures that picocli calls no handler for become one line, too. */
  int run(ParseResult parsed) {
    CommandLine line = parsed.commandSpec().commandLine();
    int code;
    try {
      code = new RunLast().execute(parsed);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      code = failed(e, line);
    }
    if (line.getOut().checkError()) {
      line.getErr().println("filterscope: " + words.get("failure.output"));
      return ExitCode.SOFTWARE;
    }
    return code;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    return failed(e, line);
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("filterscope: " + OneLine.of(String.valueOf(e.getMessage())));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(words.get("failure.usage", line.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private int failed(Throwable thrown, CommandLine line) {
    Throwable e = Answers.cause(thrown);
    if (e instanceof Cancelled) {
      return INTERRUPTED;
    }
    e = SystemLimit.behind(e).map(Throwable.class::cast).orElse(e);
    PrintWriter err = line.getErr();
    err.println("filterscope: " + OneLine.of(message(e)));
    Filterscope root = (Filterscope) line.getCommandSpec().root().userObject();
    if (root.isVerbose()) {
      e.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private String message(Throwable e) {
    if (e instanceof Problem) {
      return String.valueOf(e.getLocalizedMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return words.get("failure.memory");
    }
    return words.get("failure.bug", e);
  }
}
