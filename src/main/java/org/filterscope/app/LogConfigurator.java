package org.filterscope.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/**
 * Configures the window's log: it goes to a file of limited size, and only errors go to the
 * console. Logback finds this class as a service. There is no XML configuration, because nothing
 * else needs an XML parser. If no file is set, as in commands and tests, logback configures itself
 * as usual.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

  private static final String PROPERTY = "filterscope.log";
  private static final int OLD_FILES = 3;
  private static final FileSize LARGEST = FileSize.valueOf("2MB");
  private static final String PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n";

  /** Sends the log of this process to a file. Call it before anything is logged. */
  static void logTo(Path file) {
    System.setProperty(PROPERTY, file.toString());
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("org.filterscope").setLevel(Level.INFO);
    // DL4J warns about a class that it has moved itself, and works without it.
    context.getLogger("org.deeplearning4j.config.DL4JClassLoading").setLevel(Level.OFF);
    // These are warnings about files that it reads correctly all the same.
    context.getLogger("io.jhdf").setLevel(Level.ERROR);
    root.addAppender(file(context, Path.of(file)));
    root.addAppender(console(context));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static OutputStreamAppender<ILoggingEvent> file(LoggerContext context, Path file) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(LARGEST);
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    return started(appender, context);
  }

  private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    ThresholdFilter errors = new ThresholdFilter();
    errors.setLevel(Level.ERROR.toString());
    errors.start();
    appender.addFilter(errors);
    return started(appender, context);
  }

  private static OutputStreamAppender<ILoggingEvent> started(
      OutputStreamAppender<ILoggingEvent> appender, LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
