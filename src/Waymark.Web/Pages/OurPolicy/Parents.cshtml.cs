using Microsoft.AspNetCore.Mvc.RazorPages;
using Waymark.Cases;
using Waymark.Policies.Publication;

namespace Waymark.Web.Pages.OurPolicy;

/// <summary>The part for parents, for anyone. It asks nothing of the database, so it answers when that does not.</summary>
internal sealed class ParentsModel(Editions editions, PhoneBook phones, TimeProvider time)
    : PageModel
{
    public string Title => $"{editions.InForce.Edition.Title}: for parents and carers";

    public string Text => OurPolicyText.Of(editions, phones.School, Audience.Parents, time);
}
