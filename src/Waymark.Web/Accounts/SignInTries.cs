using System.Collections.Concurrent;

namespace Waymark.Web.Accounts;

/// <summary>Counts wrong passwords, so that guessing is slow. A browser that this person has signed in at before has a count of its own: a stranger's guesses never shut the owner out.</summary>
internal sealed class SignInTries(TimeProvider clock)
{
    /// <summary>Wrong tries that one browser or address may make for one name within the window.</summary>
    public const int Allowed = 10;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _wrong = new();

    /// <summary>Where a try for this name counts: a browser that has signed in under it before for itself, any other by its address.</summary>
    public static string KeyOf(string userName, Cookies cookies, HttpContext context)
    {
        var name = userName.Trim().ToUpperInvariant();
        return cookies.Knows(name)
            ? $"known {name}"
            : $"{context.Connection.RemoteIpAddress} {name}";
    }

    public bool MayTry(string key) => Recent(key) < Allowed;

    public void NoteWrong(string key)
    {
        var times = _wrong.GetOrAdd(key, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            times.Enqueue(clock.GetUtcNow());
            while (times.Count > Allowed)
            {
                times.Dequeue();
            }
        }

        ForgetOld();
    }

    public void NoteRight(string key) => _wrong.TryRemove(key, out _);

    private int Recent(string key)
    {
        if (!_wrong.TryGetValue(key, out var times))
        {
            return 0;
        }

        lock (times)
        {
            var since = clock.GetUtcNow() - s_window;
            return times.Count(at => at > since);
        }
    }

    // Guesses under ever new names must not fill the memory.
    private void ForgetOld()
    {
        if (_wrong.Count < 10_000)
        {
            return;
        }

        foreach (var key in _wrong.Keys.Where(key => Recent(key) == 0))
        {
            _wrong.TryRemove(key, out _);
        }
    }
}
