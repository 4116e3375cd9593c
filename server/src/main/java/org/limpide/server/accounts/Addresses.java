package org.limpide.server.accounts;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.limpide.recognition.EmailAddress;

/** Reads e-mail addresses as people type them. */
final class Addresses {
  private Addresses() {}

  /** The address, once {@link Typed} has let it through. */
  static EmailAddress of(String typed) {
    return EmailAddress.parse(typed.strip()).orElseThrow();
  }

  /** The text is empty or an e-mail address. */
  @Constraint(validatedBy = Check.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
  @interface Typed {
    String message() default "field.Email";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Reads it. */
  static final class Check implements ConstraintValidator<Typed, String> {
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || text.isBlank() || EmailAddress.parse(text.strip()).isPresent();
    }
  }
}
