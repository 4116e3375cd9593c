package org.limpide.vendors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What must stand in the page before a service's script runs, as data: a banner that must not use
 * {@code eval} or inline scripts cannot run the snippet a service hands out, but can do the same
 * steps. In any text, {@code {name}} stands for a parameter and {@code {now}}, alone, for the
 * present moment as a {@code Date}.
 *
 * @param attributes of the script element
 * @param globals properties of {@code window} set before; values are those of JSON
 * @param queue a function that keeps its calls until the script comes
 * @param before calls made at once, into the queue
 * @param after calls made when the script has run
 */
public record Setup(
    Map<String, String> attributes,
    Map<String, Object> globals,
    Optional<Queue> queue,
    List<Call> before,
    List<Call> after) {

  public Setup {
    attributes = filled(attributes, UnaryOperator.identity());
    globals = filled(globals, UnaryOperator.identity());
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * A function {@code window[function]} whose every call pushes its arguments on an array until the
   * service's script takes over.
   *
   * @param array the path of the array from {@code window}, such as {@code dataLayer} or {@code
   *     fbq.queue}
   * @param fields properties of the function, such as its version
   */
  public record Queue(String function, String array, Map<String, Object> fields) {
    public Queue {
      fields = filled(fields, UnaryOperator.identity());
    }
  }

  /**
   * A call of {@code window}'s function at that path.
   *
   * @param construct whether {@code new} is written before it
   */
  public record Call(String function, boolean construct, List<Object> arguments) {
    public Call {
      arguments = filled(arguments, UnaryOperator.identity());
    }
  }

  Setup with(UnaryOperator<String> fill) {
    return new Setup(
        filled(attributes, fill),
        filled(globals, fill),
        queue,
        before.stream().map(call -> filled(call, fill)).toList(),
        after.stream().map(call -> filled(call, fill)).toList());
  }

  private static Call filled(Call call, UnaryOperator<String> fill) {
    return new Call(call.function, call.construct, filled(call.arguments, fill));
  }

  /** In the file's order, so that what is built from it is the same at each start. */
  private static <T> Map<String, T> filled(Map<String, T> map, UnaryOperator<String> fill) {
    var result = new LinkedHashMap<String, T>();
    map.forEach((name, value) -> result.put(name, filledValue(value, fill)));
    return Collections.unmodifiableMap(result);
  }

  private static List<Object> filled(List<?> list, UnaryOperator<String> fill) {
    return list.stream().map(item -> filledValue((Object) item, fill)).toList();
  }

  @SuppressWarnings("unchecked") // each branch gives back the kind it was given
  private static <T> T filledValue(T value, UnaryOperator<String> fill) {
    return (T)
        switch (value) {
          case String text -> fill.apply(text);
          case List<?> list -> filled(list, fill);
          case Map<?, ?> map -> filled((Map<String, Object>) map, fill);
          default -> value;
        };
  }
}
