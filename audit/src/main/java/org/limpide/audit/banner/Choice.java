package org.limpide.audit.banner;

import java.util.List;
import org.limpide.audit.evidence.Click;

/**
 * What became of an attempt to choose: done only when a real click meant that choice and the banner
 * went away.
 */
public record Choice(boolean done, String by, List<Click> clicks, String why) {
  public Choice {
    clicks = List.copyOf(clicks);
  }
}
