package org.limpide.vendors;

import java.util.regex.Pattern;

/**
 * A value that the shop gives for its own account with a service, or that a page gives for one
 * embed.
 *
 * @param name as it stands between braces in the address
 * @param pattern what a whole value must match; it admits nothing that could leave its place in an
 *     address
 * @param sample a value of the right shape, to show beside the field
 */
public record Parameter(String name, Bilingual label, Pattern pattern, String sample) {
  public Parameter {
    if (!pattern.matcher(sample).matches()) {
      throw new IllegalArgumentException(
          "the sample " + sample + " of " + name + " does not match " + pattern);
    }
  }

  /** Whether the value may be used. */
  public boolean accepts(String value) {
    return pattern.matcher(value).matches();
  }
}
