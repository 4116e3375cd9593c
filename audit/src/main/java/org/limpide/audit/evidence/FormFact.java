package org.limpide.audit.evidence;

import java.util.List;
import java.util.Map;

/**
 * A form, or a group of fields used as one when a script renders fields without a {@code <form>}
 * element.
 *
 * @param frame address of the document that holds it (the page itself, or an embedded frame)
 * @param thirdPartyFrame whether that frame is of another site
 * @param action absolute address the form posts to; the page's own when none is given
 * @param method {@code get}, {@code post} or {@code dialog}; {@code script} when fields stand
 *     without a form element
 * @param name id, name or accessible name of the form, may be empty
 * @param text all visible text inside the form
 * @param around visible text of the form's surroundings: its container, at most one screen above
 *     and below
 * @param links links inside the form or its surroundings
 * @param buttons texts of its buttons
 * @param purpose what the form seems to be for
 */
public record FormFact(
    String frame,
    boolean thirdPartyFrame,
    String action,
    String method,
    String name,
    String text,
    String around,
    List<PageFact.Link> links,
    List<String> buttons,
    List<Field> fields,
    FormPurpose purpose,
    boolean visible) {
  public FormFact {
    links = List.copyOf(links);
    buttons = List.copyOf(buttons);
    fields = List.copyOf(fields);
  }

  /** What a form seems to be for. */
  public enum FormPurpose {
    CONTACT,
    NEWSLETTER,
    LOGIN,
    SIGN_UP,
    PASSWORD_RESET,
    CHECKOUT,
    PAYMENT,
    RIGHTS,
    REVIEW,
    SEARCH,
    OTHER
  }

  /**
   * A field.
   *
   * @param type the input's type, or {@code textarea}, {@code select}, {@code contenteditable}
   * @param label its label: {@code <label>}, {@code aria-label(ledby)}, else the text just beside
   *     it
   * @param help the text of {@code aria-describedby} and the small text beside it
   * @param starred whether an asterisk or « obligatoire » marks it
   * @param checked its state for boxes and radios, when the page had settled
   * @param defaultChecked its state in the markup
   * @param hasValue whether it came filled (the value itself is kept only for hidden, radio,
   *     checkbox and select fields)
   * @param pasteBlocked whether a paste event was cancelled by the page
   * @param options texts of a select's options, or of the radios of the same group
   * @param attributes maxlength, minlength, pattern, title, inputmode, accept… as written
   */
  public record Field(
      String type,
      String name,
      String id,
      String label,
      String placeholder,
      String autocomplete,
      String help,
      boolean required,
      boolean starred,
      boolean checked,
      boolean defaultChecked,
      boolean disabled,
      boolean readOnly,
      boolean visible,
      boolean hasValue,
      String value,
      boolean pasteBlocked,
      List<String> options,
      Map<String, String> attributes) {
    public Field {
      options = List.copyOf(options);
      attributes = Map.copyOf(attributes);
    }

    /** Whether it is a checkbox or a radio button. */
    public boolean tickable() {
      return type.equals("checkbox") || type.equals("radio");
    }
  }
}
