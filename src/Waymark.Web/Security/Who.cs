using System.Security.Claims;
using Waymark.Cases;
using Waymark.Record;
using Waymark.Web.Accounts;

namespace Waymark.Web.Security;

/// <summary>The person who is signed in, for pages.</summary>
public sealed class Who(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal User =>
        accessor.HttpContext?.User ?? throw new InvalidOperationException("There is no request.");

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public PersonId Person => new(Guid.Parse(Claim(ClaimNames.Person)));

    public SchoolId School => new(Guid.Parse(Claim(ClaimNames.School)));

    public string Name => Claim(ClaimNames.Name);

    /// <summary>The role keys this person holds, in the order of the account.</summary>
    public IReadOnlyList<string> Roles =>
        [.. User.FindAll(ClaimNames.Role).Select(claim => claim.Value)];

    public bool Holds(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (User.HasClaim(ClaimNames.Role, role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>After how many seconds without a request the session ends.</summary>
    public int IdleSeconds => (int)Sessions.IdleFor(Roles).TotalSeconds;

    /// <summary>For commands and views of cases.</summary>
    public Colleague Colleague => new(School, Person, Name, Roles);

    /// <summary>As the author of an entry, in the first of these roles that the person holds, else in their first.</summary>
    public Author As(params string[] roles) => Colleague.As(roles);

    private string Claim(string type) =>
        User.FindFirstValue(type)
        ?? throw new InvalidOperationException(
            "Nobody is signed in: this page needs a rule in AccessTable."
        );
}

internal static class ClaimNames
{
    public const string Person = "person";
    public const string School = "school";
    public const string Name = "name";
    public const string Role = "role";
    public const string Session = "session";
}
