package org.limpide.server.accounts;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the parts of one's account, for {@code accounts/head.jte}. */
@ControllerAdvice
class AccountSections {
  private final List<AccountSection> sections;

  AccountSections(ObjectProvider<AccountSection> sections) {
    this.sections =
        sections.stream().sorted(Comparator.comparingInt(AccountSection::order)).toList();
  }

  @ModelAttribute("accountSections")
  List<AccountSection> sections() {
    return sections;
  }
}
