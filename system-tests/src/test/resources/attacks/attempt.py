"""Shared by all attacks: tries things and notes what should not have worked."""

got = []


def attempt(name, action):
    """Notes what the action has got, unless that is nothing (None, False or empty) or it fails."""
    try:
        found = action()
    except Exception:
        return
    if found:
        got.append(f"{name}: {found!r:.100}")


def outcome():
    return {"summary": {"got": "; ".join(got)}}
