namespace Waymark.Web.Accounts;

/// <summary>Whether whoever sits there proved of late who they are, and the proving: before what cannot be undone, or gives others access.</summary>
internal sealed class Proofs(
    Passwords passwords,
    SignInTries tries,
    Sessions sessions,
    Returning returning
)
{
    /// <summary>Nobody is here, or they proved it within the last minutes.</summary>
    public async Task<bool> IsFresh() =>
        returning.Cookies.Session is not { } secret || await sessions.IsProved(secret);

    /// <summary>Takes the password of whoever is signed in. Wrong ones count together with those at the door.</summary>
    public async Task<ProofAnswer> Take(HttpContext context, string? password)
    {
        var account = (Account)context.Items[typeof(Account)]!;
        if (password is not { Length: > 0 and <= 200 })
        {
            return ProofAnswer.Wrong;
        }

        var key = SignInTries.KeyOf(account.UserName!, returning.Cookies, context);
        if (!tries.MayTry(key))
        {
            return ProofAnswer.TooMany;
        }

        if ((await passwords.Check(account.UserName!, password))?.Id != account.Id)
        {
            tries.NoteWrong(key);
            return ProofAnswer.Wrong;
        }

        tries.NoteRight(key);
        await sessions.Prove(returning.Cookies.Session!);
        return ProofAnswer.Right;
    }

    /// <summary>Ends this sitting and keeps the form: who signs in again, in whichever way, has proved it and finds it.</summary>
    public async Task SignInAgain(HttpContext context)
    {
        await returning.Note(context);
        await sessions.End(returning.Cookies.Session!);
        returning.Cookies.EndSession();
    }
}

internal enum ProofAnswer
{
    Right,
    Wrong,
    TooMany,
}
