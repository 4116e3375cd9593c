package org.limpide.server.operation;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** The log as lines for people: when, how grave, where, what; an exception below, as a stack. */
final class LogLines implements StructuredLogFormatter<ILoggingEvent> {
  private final Stack stack = new Stack();

  @Override
  public String format(ILoggingEvent event) {
    StringBuilder line =
        new StringBuilder()
            .append(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
            .append(' ')
            .append(event.getLevel())
            .append(' ')
            .append(event.getLoggerName())
            .append(": ")
            .append(event.getFormattedMessage())
            .append('\n');
    if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
      try {
        stack.printStackTrace(proxy.getThrowable(), line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return line.toString();
  }
}
