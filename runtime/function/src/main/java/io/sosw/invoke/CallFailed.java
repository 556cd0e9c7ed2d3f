package io.sosw.invoke;

/** A function that was called gave no result. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Answer answer;

    /**
     * @param function who was called
     * @param answer anything but a result
     */
    public CallFailed(String function, Answer answer) {
        super("The function " + function + " " + text(answer));
        this.answer = answer;
    }

    /** What is known. */
    public Answer answer() {
        return answer;
    }

    private static String text(Answer answer) {
        if (answer instanceof Answer.Failure failure) {
            return "failed: " + failure.errorType() + ": " + failure.errorMessage();
        }
        if (answer instanceof Answer.Refused refused) {
            return (refused.passing() ? "could not be run now: " : "cannot be run: ") + refused.reason();
        }
        return "may have run or not: " + answer;
    }
}
