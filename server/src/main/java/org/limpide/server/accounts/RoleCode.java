package org.limpide.server.accounts;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text is a role as the API writes it. */
@Pattern(regexp = "owner|dpo|agent|reader|auditor", message = "accounts.role.wrong") @Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@interface RoleCode {
  String message() default "accounts.role.wrong";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
