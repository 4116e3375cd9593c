package org.limpide.server.sites;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is empty or the address of a web site, as people type it. */
@Constraint(validatedBy = WebAddress.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@interface WebAddress {
  String message() default "sites.url.wrong";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Reads it. */
  final class Check implements ConstraintValidator<WebAddress, String> {
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || text.isBlank() || SiteAddress.parse(text).isPresent();
    }
  }
}
