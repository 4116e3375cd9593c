package org.limpide.audit.egress;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Why no connection was made, in the words evidence uses. */
public final class Obstacle {
  private Obstacle() {}

  /** One word. */
  public static String of(IOException e) {
    return switch (e) {
      case RefusedAddressException _ -> "private-address";
      case UnknownHostException _ -> "unknown-host";
      case SocketTimeoutException _ -> "timeout";
      case NoRouteToHostException _ -> "unreachable";
      case ConnectException refused ->
          String.valueOf(refused.getMessage()).contains("timed out") ? "timeout" : "refused";
      default -> "no-answer";
    };
  }
}
