package org.filterscope.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that need the {@link SharedFolder}; where it is absent they are skipped. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsShared.Condition.class)
public @interface NeedsShared {

  /** Looks for the folder. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return SharedFolder.exists()
          ? ConditionEvaluationResult.enabled("the shared folder is there")
          : ConditionEvaluationResult.disabled(
              "needs the folder \"shared\" beside the project, or -Dfilterscope.shared=FOLDER;"
                  + " there is none at "
                  + SharedFolder.root());
    }
  }
}
